package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.folder.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes CloudFormation templates by the CDK app, which runs in a process of its own: nothing here knows CDK.
@Command(
        name = "synth",
        header = "writes the CloudFormation templates of an environment",
        description = {
            "Runs the CDK app in infra/ for one environment of infra/environments/. The templates hold the same state",
            "machines that run here. Needs Node.js. To deploy them: cd infra && cdk deploy -c env=NAME."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep synth dev",
            "  lockstep synth prod --pipelines orders --out build/cdk"
        })
public final class SynthCommand implements Callable<Integer> {
    /// CDK's engine is quick without its check of every template against the resource schemas, and it need not talk of
    /// the version of Node.js.
    private static final Map<String, String> QUIET = Map.of(
            "CDK_VALIDATION", "false",
            "JSII_DEPRECATED", "quiet",
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20,22,24",
            "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION", "1",
            "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ENVIRONMENT", description = "An environment by the name of its file.")
    private String environment = "";

    @Option(names = "--pipelines", paramLabel = "NAME,NAME", description = "Only these pipelines; all without.")
    private Optional<String> pipelines = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the templates go (cdk.out of the project).")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private RunOptions folder = new RunOptions();

    public SynthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("synth", List.of(environment), folder.in(surroundings)).logged(surroundings, this::synth);
    }

    private ExitCode synth(RunLog log) throws InterruptedException {
        var infra = surroundings.home().resolve("infra/target");
        if (!Files.exists(infra.resolve("infra.jar"))) {
            throw Refusal.environment("the CDK app has not been built")
                    .at(surroundings.show(infra))
                    .remedy("mvn -pl infra -am package -DskipTests, or start by ./lockstep, which builds");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", infra.resolve("infra.jar") + ":" + infra.resolve("lib") + "/*"));
        command.addAll(List.of("dev.lockstep.infra.Main", "synth", environment));
        command.addAll(List.of("--root", surroundings.project().toString()));
        command.addAll(List.of("--functions", Handlers.jar(surroundings).toString()));
        command.addAll(List.of("--out", templates().toString()));
        pipelines.ifPresent(names -> command.addAll(List.of("--pipelines", names)));
        var builder =
                new ProcessBuilder(command).directory(surroundings.folder().toFile());
        QUIET.forEach(builder.environment()::putIfAbsent);
        return run(builder, log);
    }

    private Path templates() {
        return out.map(surroundings.folder()::resolve)
                .orElseGet(() -> surroundings.project().resolve("cdk.out"));
    }

    private ExitCode run(ProcessBuilder builder, RunLog log) throws InterruptedException {
        try {
            var process = builder.start();
            try (var _ = surroundings.interrupts().whenInterrupted(process::destroy)) {
                var talk = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), surroundings.err(), log));
                copy(process.getInputStream(), surroundings.out(), log);
                talk.join();
                return ended(process.waitFor(), log);
            }
        } catch (IOException trouble) {
            throw Refusal.environment("cannot start the CDK app: " + Trouble.reason(trouble))
                    .because(trouble);
        }
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

    /// What the app says, for the person and for the log.
    private static void copy(InputStream from, PrintStream to, RunLog log) {
        try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                to.println(line);
                log.foreign("cdk", line);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
