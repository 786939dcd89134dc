package dev.lockstep.functions.deploy;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.BundleReader;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.pattern.Bounded;
import dev.lockstep.functions.pattern.PatternText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks at what is live as its users would: follows the pointer, reads the package, holds it against the checksum it
/// was built with and against what is expected to be in it; and asks an address for an answer, where there is one.
public final class CheckHandler extends StageHandler<CheckHandler.Input, CheckHandler.Output> {
    public CheckHandler() {
        super(Input.class);
    }

    /// What to look at.
    ///
    /// @param pointer the address of the service's pointer
    /// @param from the address that the package's address must begin with
    /// @param version that must be live
    /// @param files that must be there, each with a pattern that must be found in it
    /// @param lacks a pattern that must be found in no file
    /// @param url an address that must answer
    /// @param answers a pattern that must be found in its answer
    public record Input(
            String pointer,
            Optional<String> from,
            Optional<String> version,
            Optional<Map<String, String>> files,
            Optional<String> lacks,
            Optional<String> url,
            Optional<String> answers) {}

    /// What came of it; a check that fails fails the stage, when its `quality` asks for all of them.
    public record Output(
            String service,
            String version,
            double quality,
            List<Finding> findings,
            Counts counts,
            List<Artifact> sources) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        S3Address address = S3Address.parse(input.pointer());
        Pointer pointer;
        try (ObjectStream in = context.data().open(address)) {
            pointer = Pointers.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), address);
        }
        Release live = pointer.live()
                .orElseThrow(() -> new InvalidInput("nothing is live of " + pointer.service() + ": " + address));
        Checks checks = new Checks(pointer.service());
        input.version()
                .ifPresent(version -> checks.check(
                        "version",
                        version.equals(live.version()),
                        "has version " + live.version() + " live; expected " + version));
        Pointers.within(input.from(), live.packaged(), context.settings());
        contents(input, live.packaged(), checks, context);
        if (input.url().isPresent()) {
            Probe.Answer answer = new Probe(input.url().get()).ask();
            checks.check("url", answer.status() / 100 == 2, "answers with HTTP " + answer.status());
            input.answers()
                    .map(text -> PatternText.ofLines(text, "of answers"))
                    .ifPresent(pattern -> checks.check(
                            "answers",
                            pattern.matcher(new Bounded(answer.body())).find(),
                            "does not answer with " + pattern));
        }
        context.log().info(pointer.service() + " passed " + checks.passed() + " of " + checks.all + " checks");
        return new Output(
                pointer.service(),
                live.version(),
                (double) checks.passed() / checks.all,
                checks.failed,
                new Counts(checks.all, checks.passed(), checks.failed.size()),
                List.of(live.packaged()));
    }

    /// Reads the package to its end; that it has the checksum it was built with is checked there.
    private static void contents(Input input, Artifact packaged, Checks checks, StageContext context)
            throws IOException {
        Optional<Pattern> lacks = input.lacks().map(text -> PatternText.ofLines(text, "of lacks"));
        Map<String, String> wanted = new HashMap<>(input.files().orElse(Map.of()));
        List<String> with = new ArrayList<>();
        try (BundleReader reader = new BundleReader(context.data().open(packaged), packaged.uri())) {
            for (SourceFile file = reader.next(); file != null; file = reader.next()) {
                String text = file.text().orElse("");
                if (lacks.filter(pattern -> pattern.matcher(new Bounded(text)).find())
                        .isPresent()) {
                    with.add(file.path());
                }
                String expected = wanted.remove(file.path());
                if (expected != null) {
                    Pattern pattern = PatternText.ofLines(expected, "for " + file.path());
                    checks.check(
                            "files",
                            pattern.matcher(new Bounded(text)).find(),
                            "has no " + pattern + " in " + file.path());
                }
            }
        }
        checks.check("checksum", true, "");
        wanted.keySet().stream().sorted().forEach(path -> checks.check("files", false, "has no file " + path));
        lacks.ifPresent(
                pattern -> checks.check("lacks", with.isEmpty(), "has " + pattern + " in " + String.join(", ", with)));
    }

    /// What was checked so far.
    private static final class Checks {
        private final String service;
        private final List<Finding> failed = new ArrayList<>();
        private int all;

        Checks(String service) {
            this.service = service;
        }

        void check(String rule, boolean holds, String otherwise) {
            all++;
            if (!holds) {
                failed.add(new Finding(1, rule, service, "", service + " " + otherwise));
            }
        }

        int passed() {
            return all - failed.size();
        }
    }
}
