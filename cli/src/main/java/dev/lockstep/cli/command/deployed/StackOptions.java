package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.command.Handlers;
import dev.lockstep.cli.command.RunOptions;
import dev.lockstep.cli.deploy.CdkApp;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which stacks of which environment: the same for every command that draws them.
final class StackOptions {
    @Parameters(paramLabel = "ENVIRONMENT", description = "An environment by the name of its file.")
    private String environment = "";

    @Option(names = "--pipelines", paramLabel = "NAME,NAME", description = "Only these pipelines; all without.")
    private Optional<String> pipelines = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the templates go (cdk.out of the project).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--fresh", description = "Draw all stacks, those too whose inputs have not changed.")
    private boolean fresh;

    @Mixin
    private RunOptions folder = new RunOptions();

    String environment() {
        return environment;
    }

    /// Those named; none stands for all.
    List<String> pipelines() {
        return pipelines.stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    Path templates(Surroundings surroundings) {
        return out.map(surroundings.folder()::resolve)
                .orElseGet(() -> surroundings.project().resolve("cdk.out"));
    }

    Path runs(Surroundings surroundings) {
        return folder.in(surroundings);
    }

    /// Writes the templates.
    ExitCode synth(Surroundings surroundings, RunLog log) throws InterruptedException {
        return new CdkApp(surroundings)
                .synth(
                        new CdkApp.Wanted(
                                environment, pipelines(), Handlers.jars(surroundings), templates(surroundings), fresh),
                        log);
    }
}
