package dev.lockstep.cli.deploy;

import dev.lockstep.cli.cloud.Target;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.folder.Trouble;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The CDK app in infra/, which runs in a process of its own: nothing here knows CDK.
public final class CdkApp {
    /// A short run: compiled little, collected simply. The launcher, which makes the archive of the app's
    /// classes, has the same ones; the variables that the app wants come from there too, and without it the app
    /// sets them itself.
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");

    private final Surroundings surroundings;

    public CdkApp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Which templates are wanted.
    ///
    /// @param pipelines those that get a stack; all when it is empty
    /// @param handlers the jars of the functions
    /// @param fresh whether stacks are drawn that have not changed
    public record Wanted(String environment, List<String> pipelines, List<Path> handlers, Path out, boolean fresh) {
        public Wanted {
            pipelines = List.copyOf(pipelines);
            handlers = List.copyOf(handlers);
        }
    }

    /// Writes the templates of an environment.
    public ExitCode synth(Wanted wanted, RunLog log) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("synth", wanted.environment()));
        arguments.addAll(List.of("--root", surroundings.project().toString()));
        arguments.addAll(List.of(
                "--functions",
                wanted.handlers().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        arguments.addAll(List.of("--out", wanted.out().toString()));
        if (!wanted.pipelines().isEmpty()) {
            arguments.addAll(List.of("--pipelines", String.join(",", wanted.pipelines())));
        }
        if (wanted.fresh()) {
            arguments.add("--fresh");
        }
        return ended(program(arguments).run(surroundings, log), log);
    }

    /// Where an environment is.
    ///
    /// @throws Refusal when there is none of that name, or when something is wrong with its file
    public Target target(String environment) throws InterruptedException {
        var builder = new ProcessBuilder(command(List.of(
                "describe", environment, "--root", surroundings.project().toString())));
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var problems = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() == 0) {
                return Target.of(said);
            }
            throw Refusal.input(
                            problems.size() == 1
                                    ? problems.getFirst()
                                    : "environment '" + environment + "' cannot be used")
                    .at("infra/environments")
                    .details(problems.size() == 1 ? List.of() : problems)
                    .remedy("mend its file, or name one of those that are there");
        } catch (IOException trouble) {
            throw Refusal.environment("cannot start the CDK app: " + Trouble.reason(trouble))
                    .because(trouble);
        }
    }

    private Program program(List<String> arguments) {
        return new Program("cdk", command(arguments), surroundings.folder(), Map.of());
    }

    private List<String> command(List<String> arguments) {
        var infra = surroundings.home().resolve("infra/target");
        if (!Files.exists(infra.resolve("infra.jar"))) {
            throw Refusal.environment("the CDK app has not been built")
                    .at(surroundings.show(infra))
                    .remedy("mvn -pl infra -am package -DskipTests, or start by ./lockstep, which builds");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        var archive = surroundings.home().resolve("cli/target/launch/infra.aot");
        if (Files.exists(archive)) {
            command.add("-XX:AOTCache=" + archive);
        }
        command.addAll(List.of("-cp", infra.resolve("infra.jar") + ":" + infra.resolve("lib") + "/*"));
        command.add("dev.lockstep.infra.Main");
        command.addAll(arguments);
        return command;
    }

    private static ExitCode ended(int exitCode, RunLog log) {
        return switch (exitCode) {
            case 0 -> ExitCode.DONE;
            case 2 -> ExitCode.INPUT_WRONG;
            case 4 -> ExitCode.ENVIRONMENT_WRONG;
            case 130, 143 -> ExitCode.INTERRUPTED;
            default ->
                throw Refusal.environment("the CDK app broke off with exit code " + exitCode)
                        .at(log.file())
                        .remedy("what it said is above and in that file");
        };
    }
}
