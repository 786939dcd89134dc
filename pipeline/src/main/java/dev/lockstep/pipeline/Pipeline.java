package dev.lockstep.pipeline;

import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A pipeline as its author means it: everything read, defaults applied, the order of writing kept.
///
/// @param concurrency how many runs at once; as many as there are events when absent
/// @param timeout how long a run may take as a whole
public record Pipeline(
        Place place,
        String name,
        String description,
        Kind kind,
        List<Parameter> parameters,
        List<Trigger> triggers,
        Optional<Concurrency> concurrency,
        List<Mode> modes,
        List<Stage> stages,
        Optional<LambdaFunction> onFailure,
        Alarms alarms,
        List<Notification> notifications,
        Optional<Duration> timeout,
        SequencedMap<String, String> tags) {

    /// How Step Functions runs it: for up to a year, each step once and remembered; or cheap, for up to five minutes,
    /// and perhaps more than once.
    public enum Kind {
        STANDARD,
        EXPRESS
    }

    public Pipeline {
        parameters = List.copyOf(parameters);
        triggers = List.copyOf(triggers);
        modes = List.copyOf(modes);
        stages = List.copyOf(stages);
        notifications = List.copyOf(notifications);
        tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
    }

    public Optional<Stage> stage(String stageName) {
        return stages.stream().filter(stage -> stage.name().equals(stageName)).findFirst();
    }

    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(parameterName))
                .findFirst();
    }

    /// All functions it calls: those of its stages in their order, then the one of its failure handler.
    public List<LambdaFunction> functions() {
        return Stream.concat(stages.stream().flatMap(stage -> stage.functions().stream()), onFailure.stream())
                .toList();
    }

    public Optional<LambdaFunction> function(String functionName) {
        return functions().stream()
                .filter(function -> function.name().equals(functionName))
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
