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

/// Starts executions, each of one event once: the name tells, and Step Functions refuses a name it has had.
final class Executions {
    private final StateMachines stateMachines;
    private final Settings settings;

    Executions(StateMachines stateMachines, Settings settings) {
        this.stateMachines = stateMachines;
        this.settings = settings;
    }

    /// What a start came to.
    ///
    /// @param status STARTED, or EXISTS when this event has had its run
    record Started(String executionArn, String status) {}

    /// @param pipeline which one to start
    Started start(Start start, String pipeline) {
        String machine = stateMachine(pipeline);
        Map<String, Json> input = new LinkedHashMap<>(start.input().fields());
        settings.get("environment").ifPresent(environment -> input.put("environment", Json.of(environment)));
        String name = start.identity().executionName();
        return stateMachines
                .start(machine, name, JsonText.text(new Json.Obj(input)))
                .map(arn -> new Started(arn, "STARTED"))
                .orElseGet(() -> new Started(executionArn(machine, name), "EXISTS"));
    }

    private String stateMachine(String pipeline) {
        return settings.get("statemachine." + pipeline)
                .or(() ->
                        settings.get("pipeline").filter(pipeline::equals).flatMap(own -> settings.get("statemachine")))
                .orElseThrow(() -> new InvalidInput("the starter knows no pipeline '" + pipeline
                        + "'; set LOCKSTEP_STATEMACHINE_"
                        + pipeline.toUpperCase(Locale.ROOT).replace('-', '_')
                        + " to the ARN of its state machine's alias"));
    }

    /// `…:stateMachine:NAME[:ALIAS]` becomes `…:execution:NAME:EXECUTION`.
    private static String executionArn(String machine, String name) {
        String[] parts = machine.split(":", -1);
        return String.join(":", Arrays.copyOf(parts, 5)) + ":execution:" + parts[6] + ":" + name;
    }
}
