package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a state machine may do beside calling its functions, derived from what its stages are: start child pipelines,
/// ask people, and call the services its tasks name. Where that does not follow from a task's arguments, its author
/// says it, or nothing is deployed.
public final class MachinePermissions {

    /// Step Functions is told by this rule of its own that an execution it waits for has ended.
    private static final String CHILD_RULE = "StepFunctionsGetEventsForStepFunctionsExecutionRule";

    private static final Pattern QUEUE = Pattern.compile("https://sqs\\.([^.]+)\\.amazonaws\\.com/([^/]+)/(.+)");
    private static final List<String> ITEM_ACTIONS = List.of("getItem", "putItem", "updateItem", "deleteItem");

    private final Arns arns;
    private final Environment environment;
    private final Deployable pipeline;

    MachinePermissions(Arns arns, Environment environment, Deployable pipeline) {
        this.arns = arns;
        this.environment = environment;
        this.pipeline = pipeline;
    }

    List<PolicyStatement> statements() {
        var statements = new ArrayList<PolicyStatement>();
        pipeline.works(Work.Child.class).forEach((stage, child) -> child(stage, child, statements));
        pipeline.works(Work.Task.class).forEach((stage, task) -> task(stage, permissions(task), statements));
        statements.addAll(new MapPermissions(arns, pipeline).statements());
        return List.copyOf(statements);
    }

    private void task(String stage, List<Work.Permission> permissions, List<PolicyStatement> statements) {
        for (var i = 0; i < permissions.size(); i++) {
            statements.add(allow(
                    "Call" + capital(stage) + (i == 0 ? "" : String.valueOf(i + 1)),
                    permissions.get(i).actions(),
                    permissions.get(i).resources().stream().map(arns::filled).toList()));
        }
    }

    private void child(String stage, Work.Child child, List<PolicyStatement> statements) {
        var start = PolicyStatement.Builder.create()
                .sid("Start" + capital(stage))
                .actions(List.of("states:StartExecution"))
                .resources(List.of(arns.stateMachine(child.pipeline())));
        qualifier(child)
                .ifPresent(qualifier ->
                        start.conditions(Map.of("StringEquals", Map.of("states:StateMachineQualifier", qualifier))));
        statements.add(start.build());
        statements.add(allow(
                "Watch" + capital(stage),
                List.of("states:DescribeExecution", "states:StopExecution"),
                List.of(arns.executions(child.pipeline()))));
        statements.add(allow(
                "Hear" + capital(stage),
                List.of("events:DescribeRule", "events:PutRule", "events:PutTargets"),
                List.of(arns.eventRule(CHILD_RULE))));
    }

    private Optional<String> qualifier(Work.Child child) {
        return switch (child.edition()) {
            case Work.Edition.Current _ ->
                environment.machine().versions() ? Optional.of(StageFunction.LIVE) : Optional.empty();
            case Work.Edition.Version version -> Optional.of(String.valueOf(version.number()));
            case Work.Edition.Alias alias -> Optional.of(alias.name());
        };
    }

    /// What `${STAGE}` of a child stands for: the state machine, or the alias its triggers start.
    String arn(Work.Child child) {
        var arn = arns.stateMachine(child.pipeline());
        return child.edition() instanceof Work.Edition.Current
                ? qualifier(child).map(live -> arn + ":" + live).orElse(arn)
                : arn;
    }

    /// What cannot be deployed: tasks nobody knows the permissions of, and editions the environment does not make.
    public static List<Problem> problems(Environment environment, Deployable pipeline) {
        var problems = new ArrayList<Problem>();
        pipeline.works(Work.Task.class).forEach((stage, task) -> {
            if (permissions(task).isEmpty()) {
                problems.add(new Problem(
                        task.place(),
                        "what stage '" + stage + "' has to be allowed does not follow from its arguments; say it:"
                                + " permissions: [{ actions: […], resources: […] }]",
                        "task.permission"));
            }
        });
        pipeline.works(Work.Child.class)
                .forEach((stage, child) -> edition(environment, child)
                        .ifPresent(reason -> problems.add(
                                new Problem(child.place(), "stage '" + stage + "' " + reason, "child.edition"))));
        problems.addAll(MapPermissions.problems(pipeline));
        return problems;
    }

    private static Optional<String> edition(Environment environment, Work.Child child) {
        return switch (child.edition()) {
            case Work.Edition.Current _ -> Optional.empty();
            case Work.Edition.Alias alias ->
                alias.name().equals(StageFunction.LIVE)
                        ? missing(environment)
                        : Optional.of("starts alias '" + alias.name() + "', and a deployment makes one alias: "
                                + StageFunction.LIVE);
            case Work.Edition.Version _ -> missing(environment);
        };
    }

    private static Optional<String> missing(Environment environment) {
        return environment.machine().versions()
                ? Optional.empty()
                : Optional.of("starts an edition of a pipeline, and environment '" + environment.name()
                        + "' makes no versions");
    }

    private static List<Work.Permission> permissions(Work.Task task) {
        if (!task.permissions().isEmpty()) {
            return task.permissions();
        }
        var action = task.resource().substring("arn:aws:states:::".length()).replaceFirst("\\.waitForTaskToken$", "");
        var arguments = task.arguments().entries();
        return switch (action) {
            case "sns:publish" -> known(task, "sns:Publish", text(arguments.get("TopicArn")));
            case "sqs:sendMessage" ->
                known(
                        task,
                        "sqs:SendMessage",
                        text(arguments.get("QueueUrl"))
                                .map(QUEUE::matcher)
                                .filter(Matcher::matches)
                                .map(url -> "arn:${partition}:sqs:" + url.group(1) + ":" + url.group(2) + ":"
                                        + url.group(3)));
            default -> {
                var name = action.substring(action.indexOf(':') + 1);
                yield action.startsWith("dynamodb:") && ITEM_ACTIONS.contains(name)
                        ? known(
                                task,
                                "dynamodb:" + capital(name),
                                text(arguments.get("TableName"))
                                        .map(table -> "arn:${partition}:dynamodb:${region}:${account}:table/" + table))
                        : List.of();
            }
        };
    }

    private static List<Work.Permission> known(Work.Task task, String action, Optional<String> resource) {
        return resource.map(arn -> List.of(new Work.Permission(task.place(), List.of(action), List.of(arn))))
                .orElse(List.of());
    }

    private static Optional<String> text(@Nullable Value value) {
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    static PolicyStatement allow(String sid, List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .actions(actions)
                .resources(resources)
                .build();
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
