package dev.lockstep.pipeline.build;

import java.time.Duration;
import java.util.List;

/// A stage that calls any service that Step Functions can call.
public record TaskStage(String name, Keys keys)
        implements StageDefinition, StageDefinition.Ordered<TaskStage>, StageDefinition.Repeated<TaskStage> {

    private static final String TASK = "task";

    /// Calls an integration.
    ///
    /// @param resource the integration, as in `dynamodb:putItem`
    public static TaskStage of(String name, String resource) {
        var task = Keys.none().with("resource", resource).with("arguments", Keys.none());
        return new TaskStage(name, Keys.none().with(TASK, task));
    }

    public TaskStage argument(String argument, Object value) {
        var task = keys.inside(TASK).within("arguments", argument, value);
        return said(keys.with(TASK, task));
    }

    /// What it has to be allowed, where that does not follow from the arguments.
    public TaskStage permission(List<String> actions, List<String> resources) {
        var permission = Keys.none().with("actions", actions).with("resources", resources);
        return said(keys.with(TASK, keys.inside(TASK).also("permissions", permission)));
    }

    /// How often who works on it has to say that he lives.
    public TaskStage heartbeat(Duration time) {
        return said(keys.with("heartbeat", time));
    }

    /// All it gives, for stages after it.
    public Given.Expression<Object> result() {
        return Given.expression("$" + name);
    }

    @Override
    public TaskStage said(Keys more) {
        return new TaskStage(name, more);
    }
}
