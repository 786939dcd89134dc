package dev.lockstep.functions.extract;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.bundle.Bundle;
import dev.lockstep.functions.bundle.BundleReader;
import dev.lockstep.functions.bundle.SourceFile;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.Listed;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.pattern.PathPatterns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a source tree in, a zip archive or all objects below a prefix, and hands it on in bundles of a size that one
/// invocation can work on.
public final class SourcesHandler extends StageHandler<SourcesHandler.Input, SourcesHandler.Output> {
    private static final int MOST_OBJECTS = 100_000;
    private static final int USUAL_BUNDLE = 100;

    public SourcesHandler() {
        super(Input.class);
    }

    /// What to take.
    ///
    /// @param source the address of a zip archive, or one that ends with `/`: all objects below it
    /// @param include patterns of paths, all files when not given
    /// @param exclude patterns of paths that are left out again
    /// @param bundle how many files a bundle has at the most, 100 when not given
    public record Input(
            String source, Optional<List<String>> include, Optional<List<String>> exclude, Optional<Integer> bundle) {
        public Input {
            if (bundle.filter(files -> files < 1).isPresent()) {
                throw new IllegalArgumentException("has a bundle of " + bundle.orElseThrow() + "; expected 1 or more");
            }
        }
    }

    /// What came of it.
    public record Output(
            List<Bundle> bundles, List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        S3Address source = S3Address.parse(input.source());
        try (Bundling bundling = new Bundling(context.data(), input.bundle().orElse(USUAL_BUNDLE))) {
            Taker taker = new Taker(input, bundling);
            Artifact origin = source.key().endsWith("/")
                    ? takeObjects(source, taker, context)
                    : takeArchive(source, taker, context);
            List<Bundle> bundles = bundling.finish();
            if (bundles.isEmpty()) {
                throw new InvalidInput(source + " has no file that is asked for; it has " + taker.seen + " files");
            }
            long files = bundles.stream().mapToLong(Bundle::files).sum();
            context.log().info("took " + source, Map.of("files", files, "bundles", bundles.size()));
            return new Output(
                    bundles,
                    List.of(origin),
                    bundles.stream().map(Bundle::artifact).toList(),
                    Counts.all(files),
                    bundles.stream()
                            .mapToLong(bundle -> bundle.bytes().orElse(0L))
                            .sum());
        }
    }

    private static Artifact takeArchive(S3Address source, Taker taker, StageContext context) throws IOException {
        try (ObjectStream in = context.data().open(source);
                BundleReader archive = new BundleReader(in, in.address().toString())) {
            for (SourceFile file = archive.next(); file != null; file = archive.next()) {
                taker.take(file);
            }
            return new Artifact(
                    in.address().toString(),
                    Optional.of(taker.seen),
                    Optional.of(in.length()),
                    Optional.of(in.sha256()));
        }
    }

    private static Artifact takeObjects(S3Address below, Taker taker, StageContext context) throws IOException {
        List<Listed> objects = context.data().list(below, Optional.empty(), MOST_OBJECTS);
        if (objects.size() == MOST_OBJECTS) {
            throw new InvalidInput(below + " holds " + MOST_OBJECTS + " objects or more; name a part of it");
        }
        long bytes = 0;
        for (Listed object : objects) {
            if (object.bytes() > SourceFile.LARGEST) {
                throw new InvalidInput(
                        object.address() + " is too large for a source file: " + object.bytes() + " bytes");
            }
            try (ObjectStream in = context.data().open(object.artifact())) {
                taker.take(new SourceFile(
                        object.address().key().substring(below.key().length()), in.readAllBytes()));
            }
            bytes += object.bytes();
        }
        return new Artifact(below.toString(), Optional.of(taker.seen), Optional.of(bytes), Optional.empty());
    }

    /// Passes on what is asked for.
    private static final class Taker {
        private final PathPatterns include;
        private final Optional<PathPatterns> exclude;
        private final Bundling bundling;
        private long seen;

        Taker(Input input, Bundling bundling) {
            this.include = PathPatterns.of(input.include());
            this.exclude = input.exclude().map(texts -> PathPatterns.of(Optional.of(texts)));
            this.bundling = bundling;
        }

        void take(SourceFile file) throws IOException {
            seen++;
            boolean wanted = include.matches(file.path())
                    && exclude.filter(patterns -> patterns.matches(file.path())).isEmpty();
            if (wanted) {
                bundling.add(file);
            }
        }
    }
}
