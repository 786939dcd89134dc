package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.Outcome.Status;
import dev.lockstep.engine.definition.ResultWriter.OutputType;
import dev.lockstep.engine.definition.ResultWriter.Transformation;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is told of child executions: their outputs, or all there is to tell.
record Results(Transformation transformation, OutputType outputType) {

    /// What the state itself results in, when nothing is written to S3.
    Object ofState(MapRun run) {
        List<Object> results = of(run, run.children());
        return switch (outputType) {
            case JSON -> results;
            case JSONL -> text(results);
        };
    }

    List<Object> of(MapRun run, List<Child> children) {
        List<Object> results = new ArrayList<>(children.size());
        for (Child child : children) {
            Optional<Object> output = child.outcome().flatMap(Outcome::output).map(Json::parse);
            // of what failed, all is told whatever was asked for
            switch (output.isPresent() ? transformation : Transformation.NONE) {
                case NONE -> results.add(described(run, child));
                case COMPACT -> output.ifPresent(results::add);
                case FLATTEN -> output.ifPresent(value -> flatten(value, results));
            }
        }
        return results;
    }

    private static void flatten(Object value, List<Object> results) {
        if (value instanceof List<?> list) {
            results.addAll(list);
        } else {
            results.add(value);
        }
    }

    /// Results as they are written down.
    String text(List<Object> results) {
        return switch (outputType) {
            case JSON -> Json.write(results);
            case JSONL -> {
                StringBuilder lines = new StringBuilder();
                results.forEach(result -> lines.append(Json.write(result)).append('\n'));
                yield lines.toString();
            }
        };
    }

    private static Map<String, Object> described(MapRun run, Child child) {
        Map<String, Object> told = new LinkedHashMap<>();
        child.outcome().flatMap(Outcome::cause).ifPresent(cause -> told.put("Cause", cause));
        child.outcome().flatMap(Outcome::error).ifPresent(error -> told.put("Error", error));
        told.put("ExecutionArn", child.arn());
        told.put("Input", child.input());
        told.put("InputDetails", Map.of("Included", true));
        told.put("Name", child.name());
        child.outcome().flatMap(Outcome::output).ifPresent(output -> {
            told.put("Output", output);
            told.put("OutputDetails", Map.of("Included", true));
        });
        boolean succeeded = child.status() == Status.SUCCEEDED;
        told.put("RedriveCount", child.redrives());
        told.put("RedriveStatus", succeeded ? "NOT_REDRIVABLE" : "REDRIVABLE");
        if (succeeded) {
            told.put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
        }
        child.end().map(Child.End::startDate).ifPresent(at -> told.put("StartDate", written(at)));
        told.put("StateMachineArn", run.identity().stateMachineArn());
        told.put("Status", child.status().name());
        child.end().map(Child.End::stopDate).ifPresent(at -> told.put("StopDate", written(at)));
        return told;
    }

    /// What is told of a child that never began.
    static Map<String, Object> pending(String input) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("Input", input);
        told.put("InputDetails", Map.of("Included", true));
        told.put("Status", "PENDING");
        return told;
    }

    private static String written(Instant moment) {
        return moment.toString();
    }
}
