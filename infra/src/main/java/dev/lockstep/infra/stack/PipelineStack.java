package dev.lockstep.infra.stack;

import dev.lockstep.infra.alarm.Alarm;
import dev.lockstep.infra.alarm.AlarmCatalogue;
import dev.lockstep.infra.alarm.DrawnAlarm;
import dev.lockstep.infra.dashboard.PipelineDashboard;
import dev.lockstep.infra.dashboard.SavedQueries;
import dev.lockstep.infra.dashboard.Transitions;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.HandlerJars;
import dev.lockstep.infra.input.KitHandlers;
import dev.lockstep.infra.input.Naming;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// One pipeline in one environment: its functions, its state machine, and the way in. Nothing in it holds data.
public final class PipelineStack extends Stack {

    /// By what runs are started, where there are versions.
    public static final String ALIAS = StageFunction.LIVE;

    public PipelineStack(
            Construct scope, Environment environment, Deployable pipeline, HandlerJars jars, DataStack data) {
        super(
                scope,
                environment.physical(pipeline.name()),
                StackShape.of(
                        environment,
                        "The Lockstep pipeline " + pipeline.name() + " in " + environment.name(),
                        pipeline.pipeline().tags()));
        addStackDependency(data);
        var key = Keys.seenFrom(this, data.key());
        var codes = new HashMap<Path, Code>();
        Function<String, Code> code = handler ->
                codes.computeIfAbsent(jars.holding(handler).orElseThrow(), jar -> Code.fromAsset(jar.toString()));
        var permissions = new Permissions(Arns.in(this, environment), pipeline);
        var settings = Answers.wanted(environment, pipeline)
                ? new Answers(this, environment, pipeline, code.apply(KitHandlers.ANSWERS), key).settings()
                : Map.<String, String>of();
        var functions = new Construct(this, "functions");
        SequencedMap<String, StageFunction> bySubstitution = new LinkedHashMap<>();
        for (var function : pipeline.pipeline().functions()) {
            var asks = Optional.ofNullable(pipeline.works(Work.Approval.class).get(function.name()));
            var plan = plan(
                    environment,
                    pipeline,
                    function,
                    asks.isPresent() ? settings : Map.of(),
                    asks.map(approval -> permissions.ofAsking(approval.topic(), Answers.wanted(environment, pipeline)))
                            .orElseGet(() -> permissions.of(function.name(), function.with())));
            bySubstitution.put(
                    function.name(),
                    new StageFunction(
                            functions, function.name(), environment, code.apply(plan.handlerClass()), key, plan));
        }
        var machine = new Machine(this, environment, pipeline, bySubstitution, key);
        if (!pipeline.pipeline().notifications().isEmpty()) {
            new Notifications(this, environment, pipeline, machine.arn());
        }
        var alarms = alarms(environment, pipeline, machine, bySubstitution);
        if (isTriggered(pipeline)) {
            var admission = new Admission(this, environment, pipeline, code.apply(KitHandlers.STARTER), machine, key);
            new Triggers(this, environment, pipeline, admission);
        }
        if (environment.dashboards()) {
            show(environment, pipeline.pipeline(), machine, bySubstitution, alarms);
        }
    }

    private static boolean isTriggered(Deployable pipeline) {
        return pipeline.pipeline().triggers().stream().anyMatch(Trigger::isAutomatic);
    }

    /// They go to the topics of the environment; without topics they are there to be looked at.
    ///
    /// @return their ARNs
    private List<String> alarms(
            Environment environment,
            Deployable pipeline,
            Machine machine,
            SequencedMap<String, StageFunction> functions) {
        var catalogue = new AlarmCatalogue(environment, pipeline.pipeline(), machine.arn());
        var alarms = new ArrayList<Alarm>();
        alarms.addAll(catalogue.ofRuns());
        alarms.addAll(catalogue.ofQuality());
        alarms.addAll(catalogue.ofFunctions(names(functions)));
        if (Answers.wanted(environment, pipeline)) {
            alarms.addAll(catalogue.ofFunctions(new LinkedHashMap<>(
                    Map.of(Naming.ANSWERS, Naming.function(environment, pipeline, Naming.ANSWERS)))));
        }
        if (isTriggered(pipeline)) {
            alarms.addAll(catalogue.ofAdmission(
                    Naming.events(environment, pipeline), Naming.deadEvents(environment, pipeline)));
        }
        var prefix = environment.physical(pipeline.name()) + "-";
        var scope = new Construct(this, "alarms");
        alarms.forEach(alarm -> DrawnAlarm.draw(scope, prefix, alarm, environment.alarmTopics()));
        var arns = Arns.in(this, environment);
        return alarms.stream().map(alarm -> arns.alarm(prefix + alarm.name())).toList();
    }

    private void show(
            Environment environment,
            Pipeline pipeline,
            Machine machine,
            SequencedMap<String, StageFunction> functions,
            List<String> alarms) {
        new SavedQueries(
                this,
                environment.physical(pipeline.name()),
                functions.values().stream().map(StageFunction::logGroup).toList(),
                machine.logGroup());
        new PipelineDashboard(
                this,
                environment,
                pipeline,
                new PipelineDashboard.Shown(
                        Arns.in(this, environment).stateMachine(pipeline.name()),
                        names(functions),
                        alarms,
                        Transitions.counted(this, environment, pipeline, machine.logGroup())));
    }

    private static SequencedMap<String, String> names(SequencedMap<String, StageFunction> functions) {
        var names = new LinkedHashMap<String, String>();
        functions.forEach((stage, function) -> names.put(stage, function.name()));
        return names;
    }

    private static StageFunction.Plan plan(
            Environment environment,
            Deployable pipeline,
            LambdaFunction function,
            Map<String, String> settings,
            List<PolicyStatement> permissions) {
        return new StageFunction.Plan(
                Naming.function(environment, pipeline, function.name()),
                "Stage " + function.name() + " of " + pipeline.name(),
                function.handler().className(),
                function.handler().memory().orElse(environment.functions().memory()),
                shorter(function.timeout().orElse(environment.functions().timeout())),
                environment.functions().concurrency(),
                Settings.of(environment, pipeline, settings),
                permissions);
    }

    /// Lambda's own limit: a stage that may take longer is ended by its function first.
    private static Duration shorter(Duration asked) {
        var longest = Duration.ofMinutes(15);
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
