package dev.lockstep.engine.task;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the `Resource` of a task names.
public sealed interface TaskResource {

    /// A Lambda function by its ARN.
    record LambdaFunction(String arn) implements TaskResource {}

    /// An activity by its ARN.
    record Activity(String arn) implements TaskResource {}

    /// An action of a service: `arn:aws:states:::lambda:invoke`, `arn:aws:states:::aws-sdk:s3:getObject`.
    ///
    /// @param service `lambda`, `aws-sdk:s3`
    /// @param action without the suffix of the pattern
    record ServiceAction(String service, String action, CallPattern pattern) implements TaskResource {
        /// The action as events name it, with the suffix.
        public String actionInEvents() {
            return action + pattern.suffix();
        }
    }

    /// Whether somebody outside answers the task by a token.
    default boolean isAnsweredByToken() {
        return switch (this) {
            case LambdaFunction _ -> false;
            case Activity _ -> true;
            case ServiceAction action -> action.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        };
    }

    /// How a task waits for its service.
    enum CallPattern {
        REQUEST_RESPONSE(""),
        SYNC(".sync"),
        SYNC_2(".sync:2"),
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        CallPattern(String suffix) {
            this.suffix = suffix;
        }

        public String suffix() {
            return suffix;
        }
    }

    /// Reads an ARN; nothing when it names no kind of resource.
    static Optional<TaskResource> parse(String arn) {
        Matcher function = Arns.FUNCTION.matcher(arn);
        if (function.matches()) {
            return Optional.of(new LambdaFunction(arn));
        }
        if (Arns.ACTIVITY.matcher(arn).matches()) {
            return Optional.of(new Activity(arn));
        }
        Matcher service = Arns.SERVICE.matcher(arn);
        if (!service.matches()) {
            return Optional.empty();
        }
        if (!isKnown(service.group("service"), service.group("action"))) {
            return Optional.empty();
        }
        String suffix = Optional.ofNullable(service.group("suffix")).orElse("");
        for (CallPattern pattern : CallPattern.values()) {
            if (pattern.suffix().equals(suffix)) {
                return Optional.of(new ServiceAction(service.group("service"), service.group("action"), pattern));
            }
        }
        return Optional.empty();
    }

    /// Whether a service has the action, as far as the actions of the service are few enough to be listed.
    private static boolean isKnown(String service, String action) {
        Set<String> actions = Arns.ACTIONS.get(service);
        return actions == null || actions.contains(action);
    }

    /// The shapes of ARNs.
    final class Arns {
        static final Pattern FUNCTION = Pattern.compile("arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:.+");
        static final Pattern ACTIVITY = Pattern.compile("arn:aws[a-z-]*:states:[^:]+:[^:]+:activity:.+");
        static final Pattern SERVICE = Pattern.compile(
                "arn:aws[a-z-]*:states:[^:]*:[^:]*:(?<service>aws-sdk:[^:]+|[^:.]+):(?<action>[A-Za-z0-9]+)"
                        + "(?<suffix>\\.[A-Za-z]+(:2)?)?");

        /// The optimised integrations that have few actions.
        static final Map<String, Set<String>> ACTIONS = Map.of(
                "lambda", Set.of("invoke"),
                "dynamodb", Set.of("getItem", "putItem", "deleteItem", "updateItem"),
                "sqs", Set.of("sendMessage"),
                "sns", Set.of("publish"),
                "events", Set.of("putEvents"),
                "http", Set.of("invoke"),
                "states", Set.of("startExecution"));

        private Arns() {}
    }
}
