package dev.lockstep.infra.stack;

import dev.lockstep.infra.alarm.PipelineAlarms;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.FailureHandler;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// One pipeline in one environment: its functions, its state machine, and the way in. Nothing in it holds data.
public final class PipelineStack extends Stack {

    public PipelineStack(Construct scope, Environment environment, Deployable pipeline, Path functionsJar) {
        super(
                scope,
                environment.physical(pipeline.name()),
                StackShape.of(environment, "The Lockstep pipeline " + pipeline.name() + " in " + environment.name()));
        var code = Code.fromAsset(functionsJar.toString());
        var permissions = new Permissions(Arns.in(this, environment), pipeline);
        var functions = new Construct(this, "functions");
        SequencedMap<String, StageFunction> bySubstitution = new LinkedHashMap<>();
        for (var function : pipeline.stateMachine().functions()) {
            var plan = plan(environment, pipeline, function, permissions);
            bySubstitution.put(
                    function.substitution(), new StageFunction(functions, function.stage(), environment, code, plan));
        }
        var machine = new Machine(this, environment, pipeline, bySubstitution);
        var alarms = new PipelineAlarms(this, environment, pipeline.pipeline());
        alarms.watchRuns(environment, pipeline.pipeline(), machine.stateMachine());
        if (!pipeline.pipeline().triggers().isEmpty()) {
            var admission = new Admission(this, environment, pipeline, code, machine);
            new Triggers(this, environment, pipeline, admission);
            alarms.watchAdmission(pipeline.pipeline(), admission.queue(), admission.deadLetters());
        }
    }

    private static StageFunction.Plan plan(
            Environment environment, Deployable pipeline, StateMachineText.Function function, Permissions permissions) {
        var asked = Asked.of(pipeline, function.stage());
        return new StageFunction.Plan(
                Naming.function(environment, pipeline, function.stage()),
                "Stage " + function.stage() + " of " + pipeline.name(),
                function.handlerClass(),
                asked.handler().memory().orElse(environment.functions().memory()),
                shorter(asked.timeout().orElse(environment.functions().timeout())),
                Settings.of(environment, pipeline, Map.of()),
                permissions.of(function.stage(), asked.with()));
    }

    /// Lambda's own limit: a stage that may take longer is ended by its function first.
    private static Duration shorter(Duration asked) {
        var longest = Duration.ofMinutes(15);
        return asked.compareTo(longest) < 0 ? asked : longest;
    }

    /// What a stage, or the failure handler, asks of its function.
    private record Asked(Work.Handler handler, Optional<Duration> timeout, Value.Fields with) {

        static Asked of(Deployable pipeline, String name) {
            return pipeline.pipeline()
                    .stage(name)
                    .map(Asked::of)
                    .or(() -> pipeline.pipeline()
                            .onFailure()
                            .filter(_ -> name.equals(FailureHandler.NAME))
                            .map(handler -> new Asked(handler.handler(), handler.timeout(), handler.with())))
                    .orElseThrow(() -> new IllegalStateException("the state machine of " + pipeline.name()
                            + " calls a function for '" + name + "', which is no stage of it"));
        }

        private static Asked of(Stage stage) {
            return switch (stage.work()) {
                case Work.Handler handler -> new Asked(handler, stage.timeout(), stage.with());
                case Work.Wait _ ->
                    throw new IllegalStateException("stage '" + stage.name() + "' waits and has no function");
            };
        }
    }
}
