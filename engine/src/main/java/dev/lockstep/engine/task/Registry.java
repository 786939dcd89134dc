package dev.lockstep.engine.task;

import dev.lockstep.engine.task.TaskResource.CallPattern;
import dev.lockstep.engine.task.TaskResource.ServiceAction;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The integrations that an engine has, by the names that resources give them. Nobody is registered twice.
public final class Registry implements Integrations {
    private final Map<String, Map<CallPattern, Integration>> actions = new LinkedHashMap<>();
    private final Map<String, Function<ServiceAction, Support>> families = new LinkedHashMap<>();
    private final Callbacks callbacks;
    private Optional<Integration> functions = Optional.empty();

    public Registry(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /// Registers who calls functions that a resource names by their ARN.
    public Registry functions(Integration integration) {
        if (functions.isPresent()) {
            throw twice("functions");
        }
        functions = Optional.of(integration);
        return this;
    }

    /// Registers an action of a service, and `.waitForTaskToken` of it.
    public Registry action(String service, String action, Integration integration) {
        register(service, action, CallPattern.REQUEST_RESPONSE, integration);
        return register(service, action, CallPattern.WAIT_FOR_TASK_TOKEN, new CallbackTask(integration, callbacks));
    }

    /// Registers an action in one pattern.
    public Registry register(String service, String action, CallPattern pattern, Integration integration) {
        Map<CallPattern, Integration> patterns =
                actions.computeIfAbsent(service + ":" + action, _ -> new EnumMap<>(CallPattern.class));
        if (patterns.putIfAbsent(pattern, integration) != null) {
            throw twice(service + ":" + action + pattern.suffix());
        }
        return this;
    }

    /// Registers who knows all actions of a service, or of all services whose names begin with `name:`.
    public Registry family(String name, Function<ServiceAction, Support> family) {
        if (families.putIfAbsent(name, family) != null) {
            throw twice(name);
        }
        return this;
    }

    private static IllegalStateException twice(String name) {
        return new IllegalStateException("There are two integrations for " + name);
    }

    @Override
    public Support of(String state, TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction(String arn) ->
                functions
                        .<Support>map(Support.By::new)
                        .orElseGet(() -> new Support.Missing("Nobody here runs the function " + arn));
            case TaskResource.Activity(String arn) -> new Support.By(new ActivityTask(arn, callbacks));
            case TaskResource.ServiceAction action -> of(action);
        };
    }

    private Support of(ServiceAction action) {
        Map<CallPattern, Integration> patterns = actions.get(action.service() + ":" + action.action());
        if (patterns != null) {
            Integration integration = patterns.get(action.pattern());
            return integration == null ? missing(action, patterns.keySet()) : new Support.By(integration);
        }
        String family = action.service().split(":", 2)[0];
        Function<ServiceAction, Support> found = families.get(action.service());
        Function<ServiceAction, Support> all = found == null ? families.get(family) : found;
        if (all == null) {
            return new Support.Missing("There is no integration for " + action.service() + ":" + action.action()
                    + "; there is " + String.join(", ", new TreeSet<>(actions.keySet())));
        }
        return switch (action.pattern()) {
            case REQUEST_RESPONSE -> all.apply(action);
            case WAIT_FOR_TASK_TOKEN ->
                switch (all.apply(action)) {
                    case Support.By(Integration inner) -> new Support.By(new CallbackTask(inner, callbacks));
                    case Support.Missing missing -> missing;
                };
            case SYNC, SYNC_2 -> missing(action, Set.of());
        };
    }

    private static Support missing(ServiceAction action, Set<CallPattern> patterns) {
        return new Support.Missing(action.service() + ":" + action.action() + " is not called with '"
                + action.pattern().suffix() + "'"
                + (patterns.isEmpty()
                        ? ""
                        : "; it is called with "
                                + String.join(
                                        ", ",
                                        patterns.stream()
                                                .map(pattern -> "'" + pattern.suffix() + "'")
                                                .toList())));
    }
}
