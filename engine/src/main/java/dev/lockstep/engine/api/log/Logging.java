package dev.lockstep.engine.api.log;

import dev.lockstep.engine.LogGroups.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a machine's executions are logged.
///
/// @param withData whether with inputs, outputs and parameters
record Logging(Group group, Level level, boolean withData) {

    /// Reads a logging configuration in the shape in which the API takes it; nothing when nothing is logged.
    static Optional<Logging> of(Object configuration) {
        if (!(configuration instanceof Map<?, ?> members) || "OFF".equals(members.get("level"))) {
            return Optional.empty();
        }
        return Group.of(destination(members))
                .map(group -> new Logging(
                        group,
                        Level.valueOf(String.valueOf(members.get("level"))),
                        Boolean.TRUE.equals(members.get("includeExecutionData"))));
    }

    /// The ARN of the group that a configuration names; empty when it names none.
    static String destination(Map<?, ?> configuration) {
        return configuration.get("destinations") instanceof List<?> destinations
                        && !destinations.isEmpty()
                        && destinations.getFirst() instanceof Map<?, ?> destination
                        && destination.get("cloudWatchLogsLogGroup") instanceof Map<?, ?> group
                        && group.get("logGroupArn") instanceof String arn
                ? arn
                : "";
    }
}
