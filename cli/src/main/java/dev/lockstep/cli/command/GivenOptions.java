package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.run.Given;
import dev.lockstep.cli.run.GivenEvent;
import dev.lockstep.cli.run.Parameters;
import dev.lockstep.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What a run is given: the same for a run on this machine and for one of what is deployed.
public final class GivenOptions {
    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description = "A parameter, of the type the pipeline declares; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "full",
            description = "Which stages: one of the pipeline's modes, or full (the default).")
    private String mode = "full";

    @Option(
            names = "--event",
            paramLabel = "FILE",
            description = "An event, as EventBridge sends it; starts the trigger that waits for it.")
    private Optional<Path> event = Optional.empty();

    @Option(
            names = "--trigger",
            paramLabel = "ID",
            description = "A manual trigger of the pipeline, whose parameters hold unless given by --param.")
    private Optional<String> trigger = Optional.empty();

    /// All of it, held against the pipeline.
    ///
    /// @throws Refusal for what the pipeline does not take
    public Given in(Surroundings surroundings, Pipeline pipeline) {
        Pipelines.requireMode(pipeline, mode);
        return new Given(mode, Parameters.typed(pipeline, parameters), event(surroundings, pipeline), Optional.empty());
    }

    boolean hasParameters() {
        return !parameters.isEmpty();
    }

    private Optional<GivenEvent> event(Surroundings surroundings, Pipeline pipeline) {
        if (event.isPresent() && trigger.isPresent()) {
            throw Refusal.input("--event and --trigger are both given")
                    .remedy("a person who starts a run by a manual trigger has no event: give one of them");
        }
        if (trigger.isPresent()) {
            return Optional.of(GivenEvent.manual(pipeline, trigger.get()));
        }
        return event.map(surroundings.folder()::resolve)
                .map(file -> GivenEvent.read(pipeline, file, surroundings.show(file)));
    }
}
