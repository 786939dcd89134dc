package dev.lockstep.engine.maprun;

import dev.lockstep.engine.definition.ItemProcessor.ExecutionType;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names a map run, and with it its children.
///
/// @param id what its ARN ends with
/// @param executionArn the execution whose state it belongs to
/// @param label the state's
public record Identity(String id, String executionArn, String label, ExecutionType childType, Instant startDate) {
    private static final Pattern EXECUTION =
            Pattern.compile("(?<prefix>arn:[^:]*:states:[^:]*:[^:]*:)[^:]+:(?<machine>[^:/]+)(/[^:]*)?:.*");

    public String arn() {
        return named("mapRun") + ":" + id;
    }

    /// The machine that the children are executions of, as far as they tell.
    public String stateMachineArn() {
        return named("stateMachine");
    }

    public String stateMachineName() {
        return parts().group("machine") + "/" + label;
    }

    /// The ARN of a child.
    ///
    /// @param name its name
    /// @param id what tells Express executions of the same name apart
    public String childArn(String name, String id) {
        return switch (childType) {
            case STANDARD -> named("execution") + ":" + name;
            case EXPRESS -> named("express") + ":" + name + ":" + id;
        };
    }

    private String named(String kind) {
        Matcher parts = parts();
        return parts.group("prefix") + kind + ":" + parts.group("machine") + "/" + label;
    }

    /// A Map inside a child belongs to the same machine as the Map around it.
    private Matcher parts() {
        Matcher matcher = EXECUTION.matcher(executionArn);
        if (!matcher.matches()) {
            throw new IllegalStateException("No ARN of an execution: " + executionArn);
        }
        return matcher;
    }
}
