package dev.lockstep.engine.fuzz;

import dev.lockstep.engine.value.Null;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Mutates JSON documents: members go, come, change their names, or get something from elsewhere.
final class Trees {
    private static final List<String> NAMES = List.of(
            "Type",
            "Next",
            "End",
            "Default",
            "StartAt",
            "States",
            "Resource",
            "Parameters",
            "Arguments",
            "Output",
            "Assign",
            "InputPath",
            "OutputPath",
            "ResultPath",
            "ResultSelector",
            "Result",
            "Retry",
            "Catch",
            "ErrorEquals",
            "MaxAttempts",
            "BackoffRate",
            "IntervalSeconds",
            "MaxDelaySeconds",
            "JitterStrategy",
            "TimeoutSeconds",
            "TimeoutSecondsPath",
            "HeartbeatSeconds",
            "Choices",
            "Condition",
            "Variable",
            "And",
            "Or",
            "Not",
            "StringEquals",
            "NumericLessThanPath",
            "IsPresent",
            "Seconds",
            "SecondsPath",
            "Timestamp",
            "TimestampPath",
            "Error",
            "ErrorPath",
            "Cause",
            "Branches",
            "Iterator",
            "ItemProcessor",
            "ProcessorConfig",
            "Mode",
            "ExecutionType",
            "Items",
            "ItemsPath",
            "ItemSelector",
            "ItemBatcher",
            "ItemReader",
            "ResultWriter",
            "MaxConcurrency",
            "MaxConcurrencyPath",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage",
            "Label",
            "QueryLanguage",
            "Version",
            "Comment",
            "Credentials",
            "x.$",
            "a");

    private static final List<Object> SCALARS = List.of(
            Null.NULL,
            true,
            false,
            0,
            -1,
            1,
            2,
            99_999_999,
            1L << 53,
            Long.MAX_VALUE,
            0.5,
            1e308,
            "",
            "JSONata",
            "JSONPath",
            "Pass",
            "Task",
            "Choice",
            "Wait",
            "Succeed",
            "Fail",
            "Parallel",
            "Map",
            "DISTRIBUTED",
            "INLINE",
            "EXPRESS",
            "FULL",
            "2026-01-01T00:00:00Z",
            "arn:aws:states:::lambda:invoke",
            "arn:aws:states:::http:invoke",
            "arn:aws:states:::states:startExecution.sync:2",
            "arn:aws:states:::aws-sdk:s3:getObject",
            "States.ALL");

    private Trees() {}

    static Object mutate(Object tree, Object other, RandomGenerator random) {
        Object changed = tree;
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            changed = change(changed, other, random, random.nextInt(12));
        }
        return changed;
    }

    /// Goes down as deep as chance wants, and changes something there.
    private static Object change(Object tree, Object other, RandomGenerator random, int depth) {
        return switch (tree) {
            case Map<?, ?> map
            when !map.isEmpty() && depth > 0 -> {
                Map<Object, Object> copy = new LinkedHashMap<>(map);
                Object name = new ArrayList<>(copy.keySet()).get(random.nextInt(copy.size()));
                copy.put(name, change(copy.getOrDefault(name, Null.NULL), other, random, depth - 1));
                yield copy;
            }
            case List<?> list
            when !list.isEmpty() && depth > 0 -> {
                List<Object> copy = new ArrayList<>(list);
                int at = random.nextInt(copy.size());
                copy.set(at, change(copy.get(at), other, random, depth - 1));
                yield copy;
            }
            case Map<?, ?> map -> ofObject(map, other, random);
            case List<?> list -> ofList(list, other, random);
            case String text when random.nextInt(3) > 0 -> Words.mutate(text, Words.any(random), random);
            default -> anything(other, random);
        };
    }

    private static Object ofObject(Map<?, ?> map, Object other, RandomGenerator random) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        List<Object> names = new ArrayList<>(copy.keySet());
        Object name = names.isEmpty() ? "a" : names.get(random.nextInt(names.size()));
        Object value = copy.getOrDefault(name, Null.NULL);
        switch (random.nextInt(4)) {
            case 0 -> copy.remove(name);
            case 1 -> copy.put(NAMES.get(random.nextInt(NAMES.size())), anything(other, random));
            case 2 -> {
                copy.remove(name);
                copy.put(NAMES.get(random.nextInt(NAMES.size())), value);
            }
            default -> copy.put(name, anything(other, random));
        }
        return copy;
    }

    private static Object ofList(List<?> list, Object other, RandomGenerator random) {
        List<Object> copy = new ArrayList<>(list);
        switch (random.nextInt(3)) {
            case 0 -> copy.add(anything(other, random));
            case 1 -> copy.addAll(list);
            default -> copy.clear();
        }
        return copy;
    }

    private static Object anything(Object other, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> part(other, random, random.nextInt(10));
            case 1 -> Words.any(random);
            case 2 -> "{% " + Words.any(random) + " %}";
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }

    private static Object part(Object tree, RandomGenerator random, int depth) {
        return switch (tree) {
            case Map<?, ?> map
            when !map.isEmpty() && depth > 0 ->
                part(new ArrayList<Object>(map.values()).get(random.nextInt(map.size())), random, depth - 1);
            case List<?> list
            when !list.isEmpty() && depth > 0 -> part(list.get(random.nextInt(list.size())), random, depth - 1);
            default -> tree;
        };
    }
}
