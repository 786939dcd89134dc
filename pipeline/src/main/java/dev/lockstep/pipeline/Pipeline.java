package dev.lockstep.pipeline;

import dev.lockstep.pipeline.stage.FailureHandler;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pipeline as its author means it: everything read, defaults applied, the order of writing kept.
public record Pipeline(
        Place place,
        String name,
        String description,
        List<Parameter> parameters,
        List<Trigger> triggers,
        List<Mode> modes,
        List<Stage> stages,
        Optional<FailureHandler> onFailure,
        Alarms alarms) {

    public Pipeline {
        parameters = List.copyOf(parameters);
        triggers = List.copyOf(triggers);
        modes = List.copyOf(modes);
        stages = List.copyOf(stages);
    }

    public Optional<Stage> stage(String stageName) {
        return stages.stream().filter(stage -> stage.name().equals(stageName)).findFirst();
    }

    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(parameterName))
                .findFirst();
    }

    /// `full` first, then those written.
    public List<String> modeNames() {
        var names = new ArrayList<String>();
        names.add(Mode.FULL);
        modes.forEach(mode -> names.add(mode.name()));
        return List.copyOf(names);
    }

    public List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }
}
