package dev.lockstep.infra;

import dev.lockstep.infra.environment.Environments;
import dev.lockstep.infra.input.HandlerJars;
import dev.lockstep.infra.kept.KeptStacks;
import dev.lockstep.infra.stack.PipelineStack;
import dev.lockstep.pipeline.Problem;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.jsii.JsiiException;

/// One run of the app: reads, checks, draws, and says what became of it.
final class Command {

    /// What CDK checks templates by, and what the app leaves out of the fingerprints of stacks.
    static final String VALIDATION = "CDK_VALIDATION";

    private static final int DONE = 0;
    private static final int INPUT_IS_WRONG = 2;
    private static final int MACHINE_IS_NOT_READY = 4;

    private final Map<String, String> variables;
    private final Path here;
    private final PrintStream out;
    private final PrintStream talk;

    Command(Map<String, String> variables, Path here, PrintStream out, PrintStream talk) {
        this.variables = variables;
        this.here = here;
        this.out = out;
        this.talk = talk;
    }

    int run(List<String> arguments) {
        var understood = Request.of(arguments);
        if (understood.isEmpty()) {
            talk.println(Request.USAGE);
            return INPUT_IS_WRONG;
        }
        var request = understood.get();
        var root = request.root().map(given -> here.resolve(given).normalize()).or(this::rootAbove);
        if (root.isEmpty()) {
            talk.println(new Trouble(
                    "no project here", here.toString(), "go to a folder that has statemachines/, or say --root DIR"));
            return INPUT_IS_WRONG;
        }
        if (request.wanted() == Request.Wanted.DESCRIPTION) {
            return describe(root.get(), request.environment().orElseThrow());
        }
        if (!hasNode()) {
            talk.println(new Trouble(
                    "node is not installed, and CDK runs on it",
                    "PATH",
                    "install Node.js 22 or later (apt install nodejs, brew install node)"));
            return MACHINE_IS_NOT_READY;
        }
        try {
            return request.environment().isPresent() ? synth(root.get(), request) : app(root.get(), request);
        } catch (JsiiException e) {
            return unready(new Trouble(
                    "CDK cannot write the templates: " + firstLine(e),
                    request.out().map(here::resolve).orElse(here).toString(),
                    "see that the folder can be written, that there is room, and that `node --version` answers"));
        } catch (UncheckedIOException e) {
            return unready(new Trouble(
                    "cannot read or write: " + e.getCause(),
                    request.out().map(here::resolve).orElse(here).toString(),
                    "see that the file is there, that you may read it, and that the folder can be written"));
        }
    }

    /// Where an environment is, as one JSON object. What it says can be written as it is: the reader lets no quotes
    /// pass.
    private int describe(Path root, String name) {
        return switch (Environments.of(root).read(name)) {
            case Environments.Reading.Ready(var environment) -> {
                out.printf(
                        "{\"environment\": \"%s\", \"account\": %s, \"region\": \"%s\", \"prefix\": \"%s\","
                                + " \"localstack\": %s, \"alias\": %s}%n",
                        environment.name(),
                        environment
                                .account()
                                .map(account -> '"' + account + '"')
                                .orElse("null"),
                        environment.region(),
                        environment.prefix(),
                        environment.localStack(),
                        environment.machine().versions() ? '"' + PipelineStack.ALIAS + '"' : "null");
                yield DONE;
            }
            case Environments.Reading.Refused(var problems) -> refuse(problems);
        };
    }

    private static String firstLine(JsiiException trouble) {
        return String.valueOf(trouble.getMessage()).lines().findFirst().orElse("");
    }

    /// Reads first: what is wrong in a file is told before CDK has started.
    private int synth(Path root, Request request) {
        var folder = request.out().map(given -> here.resolve(given).normalize());
        return switch (Inputs.read(
                root, request.environment().orElseThrow(), request.pipelines(), jars(root, request))) {
            case Inputs.Reading.Ready ready -> {
                folder.ifPresent(Command::clear);
                yield folder.isPresent()
                        ? assemble(root, ready.inputs(), folder.get(), request.fresh())
                        : draw(Synthesis.app(folder), ready.inputs());
            }
            case Inputs.Reading.Refused(var problems) -> refuse(problems);
            case Inputs.Reading.Unready unready -> unready(unready.trouble());
        };
    }

    /// Asks CDK first: its context says which environment is meant.
    private int app(Path root, Request request) {
        var app = Synthesis.app(request.out());
        var asked = request.or(context(app, "env"), context(app, "pipelines"));
        if (asked.environment().isEmpty()) {
            talk.println(new Trouble(
                    "no environment is named",
                    "the cdk command line",
                    "add -c env=NAME; there is "
                            + String.join(", ", Environments.of(root).names())));
            return INPUT_IS_WRONG;
        }
        return switch (Inputs.read(root, asked.environment().get(), asked.pipelines(), jars(root, asked))) {
            case Inputs.Reading.Ready ready -> draw(app, ready.inputs());
            case Inputs.Reading.Refused(var problems) -> refuse(problems);
            case Inputs.Reading.Unready unready -> unready(unready.trouble());
        };
    }

    private HandlerJars jars(Path root, Request request) {
        return request.functions().isEmpty()
                ? HandlerJars.below(root)
                : new HandlerJars(
                        request.functions().stream().map(here::resolve).toList());
    }

    /// Takes what has not changed from what was kept; but who asks for templates to be checked against the schemas of
    /// resources wants all of them checked.
    private int assemble(Path root, Inputs inputs, Path folder, boolean fresh) {
        var assembly = new Assembly(inputs, plans(inputs), KeptStacks.of(root), folder);
        var checked = !variables.getOrDefault(VALIDATION, "false").equals("false");
        var made = fresh || checked ? assembly.writeAnew() : assembly.write();
        made.trouble().ifPresent(trouble -> talk.println("what was drawn is not kept for the next time: " + trouble));
        var refused = refuseBeyondLimits(made.stacks());
        if (refused.isPresent()) {
            return refused.get();
        }
        made.stacks()
                .forEach(stack -> out.printf(
                        "%s  %s  %d resources  %.1f KB%n",
                        stack.name(), stack.template(), stack.resources(), stack.bytes() / 1000.0));
        if (made.reused() > 0) {
            talk.printf(
                    "%d of %d stacks are as they were drawn before; --fresh draws them anew%n",
                    made.reused(), made.stacks().size());
        }
        return DONE;
    }

    private int draw(App app, Inputs inputs) {
        var folder = Synthesis.write(app, inputs, inputs.environment().dashboards());
        return refuseBeyondLimits(plans(inputs).stream()
                        .map(plan -> Synthesis.Written.in(folder, plan))
                        .toList())
                .orElse(DONE);
    }

    private List<StackPlan> plans(Inputs inputs) {
        return StackPlan.of(inputs, variables, System.getProperty("java.class.path"));
    }

    private Optional<Integer> refuseBeyondLimits(List<Synthesis.Written> stacks) {
        var beyond =
                stacks.stream().flatMap(stack -> stack.beyondLimits().stream()).toList();
        return beyond.isEmpty() ? Optional.empty() : Optional.of(refuse(beyond));
    }

    private int refuse(List<Problem> problems) {
        problems.forEach(talk::println);
        return INPUT_IS_WRONG;
    }

    private int unready(Trouble trouble) {
        talk.println(trouble);
        return MACHINE_IS_NOT_READY;
    }

    private static Optional<String> context(App app, String key) {
        return Optional.ofNullable(app.getNode().tryGetContext(key)).map(String::valueOf);
    }

    private Optional<Path> rootAbove() {
        for (var folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("statemachines"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private boolean hasNode() {
        return variables.containsKey("JSII_NODE")
                || Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, "node"))
                        .anyMatch(Files::isExecutable);
    }

    /// Takes away what an earlier run wrote: a stack that is gone must not look as if it were still there. Only a
    /// folder that CDK wrote is touched.
    private static void clear(Path folder) {
        if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*.{template,assets,metadata}.json")) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
