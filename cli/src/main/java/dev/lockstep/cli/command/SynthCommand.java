package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ENVIRONMENT", description = "An environment by the name of its file.")
    private String environment = "";

    @Option(names = "--pipelines", paramLabel = "NAME,NAME", description = "Only these pipelines; all without.")
    private Optional<String> pipelines = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the templates go (cdk.out of the project).")
    private Optional<Path> out = Optional.empty();

    public SynthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
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
        command.addAll(List.of("--out", folder().toString()));
        pipelines.ifPresent(names -> command.addAll(List.of("--pipelines", names)));
        return run(new ProcessBuilder(command).directory(surroundings.folder().toFile()));
    }

    private Path folder() {
        return out.map(surroundings.folder()::resolve)
                .orElseGet(() -> surroundings.project().resolve("cdk.out"));
    }

    private int run(ProcessBuilder builder) {
        try {
            var process = builder.start();
            try (var _ = surroundings.interrupts().whenInterrupted(process::destroy)) {
                var talk = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), surroundings.err()));
                copy(process.getInputStream(), surroundings.out());
                talk.join();
                return process.waitFor();
            }
        } catch (IOException trouble) {
            throw Refusal.environment("cannot start the CDK app: " + trouble.getMessage())
                    .because(trouble);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.number();
        }
    }

    private static void copy(InputStream from, PrintStream to) {
        try (from) {
            var _ = from.transferTo(to);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
