package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.StateMachines;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The executions of one pipeline, each of one event: the name tells, and Step Functions refuses a name it has had.
final class Executions {
    private final StateMachines stateMachines;
    private final Settings settings;
    private final String machine;

    /// @param pipeline which one to start
    Executions(StateMachines stateMachines, Settings settings, String pipeline) {
        this.stateMachines = stateMachines;
        this.settings = settings;
        this.machine = settings.get("statemachine." + pipeline)
                .or(() -> settings.get("pipeline").filter(pipeline::equals).flatMap(_ -> settings.get("statemachine")))
                .orElseThrow(() -> new InvalidInput("the starter knows no pipeline '" + pipeline
                        + "'; set LOCKSTEP_STATEMACHINE_"
                        + pipeline.toUpperCase(Locale.ROOT).replace('-', '_')
                        + " to the ARN of its state machine's alias"));
    }

    /// What an event has come to.
    enum Status {
        STARTED,
        /// It has had its run.
        EXISTS,
        /// Its run starts when another has ended.
        WAITING,
        /// As many run as may, and it is not to wait.
        SKIPPED,
        /// A later event of the same object was there before.
        SUPERSEDED
    }

    /// @param executionArn the run that is, or that will be
    record Started(Optional<String> executionArn, Status status) {}

    /// How an execution fares.
    enum State {
        RUNNING,
        ENDED,
        /// It has not been started, or ended three months ago.
        UNKNOWN
    }

    Started start(String execution, Json.Obj event) {
        return stateMachines
                .start(machine, execution, input(event))
                .map(arn -> new Started(Optional.of(arn), Status.STARTED))
                .orElseGet(() -> new Started(Optional.of(arn(execution)), Status.EXISTS));
    }

    /// What an execution is given of an event.
    String input(Json.Obj event) {
        Map<String, Json> input = new LinkedHashMap<>(event.fields());
        settings.get("environment").ifPresent(environment -> input.put("environment", Json.of(environment)));
        return JsonText.text(new Json.Obj(input));
    }

    State state(String execution) {
        return stateMachines
                .status(arn(execution))
                .map(status ->
                        status.equals("RUNNING") || status.equals("PENDING_REDRIVE") ? State.RUNNING : State.ENDED)
                .orElse(State.UNKNOWN);
    }

    /// `…:stateMachine:NAME[:ALIAS]` becomes `…:execution:NAME:EXECUTION`.
    String arn(String execution) {
        String[] parts = machine.split(":", -1);
        return String.join(":", Arrays.copyOf(parts, 5)) + ":execution:" + parts[6] + ":" + execution;
    }
}
