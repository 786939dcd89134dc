package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/// Starts executions, each of one event once: the name tells, and Step Functions refuses a name it has had.
final class Executions {
    private final SfnClient stepFunctions;
    private final Settings settings;

    Executions(SfnClient stepFunctions, Settings settings) {
        this.stepFunctions = stepFunctions;
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
        try {
            return new Started(
                    stepFunctions
                            .startExecution(request -> request.stateMachineArn(machine)
                                    .name(name)
                                    .input(JsonText.text(new Json.Obj(input))))
                            .executionArn(),
                    "STARTED");
        } catch (ExecutionAlreadyExistsException e) {
            return new Started(executionArn(machine, name), "EXISTS");
        } catch (SdkException e) {
            throw Failures.of(e, "the pipeline " + pipeline + " cannot be started");
        }
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
