package dev.lockstep.cli.command;

import dev.lockstep.cli.cloud.Cloud;
import dev.lockstep.cli.cloud.RunSearch;
import dev.lockstep.cli.deploy.CdkApp;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The environment whose deployed pipelines are meant.
public final class EnvironmentOption {
    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "What is deployed in this environment, by the name of its file in infra/environments/.")
    private Optional<String> name = Optional.empty();

    boolean isGiven() {
        return name.isPresent();
    }

    /// Where it is.
    ///
    /// @throws Refusal when none is named
    public Cloud cloud(Surroundings surroundings) throws InterruptedException {
        var environment = name.orElseThrow(() -> Refusal.input("which environment?")
                .remedy("add --env NAME; for a run on this machine: ./lockstep run PIPELINE"));
        return Cloud.of(new CdkApp(surroundings).target(environment), surroundings);
    }

    /// The runs of pipelines there: those named, or of all.
    public RunSearch runs(Surroundings surroundings, List<String> pipelines) throws InterruptedException {
        var names = new Pipelines(surroundings).named(pipelines);
        return new RunSearch(cloud(surroundings), names, surroundings.clock());
    }
}
