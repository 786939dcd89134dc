package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.asl.machine.Call;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What each kind of stage calls, and with which arguments.
final class Calls {

    private static final String LAMBDA = "arn:aws:states:::lambda:invoke";
    private static final String PIPELINE = "arn:aws:states:::states:startExecution.sync:2";

    private Calls() {}

    /// @param variables what an author's variables are called where the call stands
    static Call of(Stage stage, Work.Handler handler, UnaryOperator<String> variables) {
        var payload = payload(stage.name(), variables);
        if (stage.forEach().isPresent()) {
            payload = payload.with("index", Json.expression(variables.apply("index")));
        }
        if (stage.quality().isPresent()) {
            payload = payload.with("quality", quality(stage.quality().get(), variables));
        }
        if (stage.cache().isPresent()) {
            payload = payload.with("cache", cache(stage.cache().get(), variables));
        }
        payload = payload.with("input", Jsonata.fields(stage.with(), variables));
        return new Call(
                LAMBDA, invoke(stage.name(), payload), "$states.result.Payload", Retriers.ofLambda(stage.retry()));
    }

    static Call of(Stage stage, Work.Task task, UnaryOperator<String> variables) {
        return new Call(
                task.resource(),
                Jsonata.fields(task.arguments(), variables),
                "$states.result",
                Retriers.of(stage.retry()));
    }

    /// The child knows who started it, so that AWS's console shows the two as one.
    static Call of(Stage stage, Work.Child child, UnaryOperator<String> variables) {
        var input = Json.Fields.NONE.with("parameters", Jsonata.fields(stage.with(), variables));
        if (child.mode().isPresent()) {
            input = input.with("mode", child.mode().get());
        }
        input = input.with("environment", Json.expression(variables.apply("run") + ".environment"))
                .with("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID", Json.expression("$states.context.Execution.Id"));
        var edition = switch (child.edition()) {
            case Work.Edition.Current _ -> "";
            case Work.Edition.Version version -> ":" + version.number();
            case Work.Edition.Alias alias -> ":" + alias.name();
        };
        var arguments = Json.Fields.NONE
                .with("StateMachineArn", "${" + stage.name() + "}" + edition)
                .with("Input", input);
        return new Call(PIPELINE, arguments, "$states.result.Output", Retriers.of(stage.retry()));
    }

    /// The function that asks has done its work when it has asked; the result is the answer.
    static Call asking(LambdaFunction function, UnaryOperator<String> variables) {
        var token = Json.Fields.NONE.with(Work.Approval.TOKEN, Json.expression("$states.context.Task.Token"));
        return new Call(
                LAMBDA + ".waitForTaskToken",
                invoke(function, token, variables),
                "$states.result",
                Retriers.ofAsking());
    }

    /// A function that is called for something else than a stage's work.
    ///
    /// @param given stands before what the author says in `with`
    static Call of(LambdaFunction function, Json.Fields given, UnaryOperator<String> variables) {
        return new Call(
                LAMBDA,
                invoke(function, given, variables),
                "$states.result.Payload",
                Retriers.ofLambda(Optional.empty()));
    }

    private static Json.Fields invoke(LambdaFunction function, Json.Fields given, UnaryOperator<String> variables) {
        var input = given;
        for (var entry : Jsonata.fields(function.with(), variables).entries().entrySet()) {
            input = input.with(entry.getKey(), entry.getValue());
        }
        return invoke(function.name(), payload(function.name(), variables).with("input", input));
    }

    private static Json.Fields payload(String stage, UnaryOperator<String> variables) {
        return Json.Fields.NONE
                .with("stage", stage)
                .with("run", Json.expression(variables.apply("run")))
                .with("attempt", Json.expression("$states.context.State.RetryCount"));
    }

    private static Json.Fields invoke(String function, Json.Fields payload) {
        return Json.Fields.NONE.with("FunctionName", "${" + function + "}").with("Payload", payload);
    }

    private static Json.Fields cache(Cache cache, UnaryOperator<String> variables) {
        var key = cache.key()
                .map(written -> Json.Fields.NONE.with("key", Jsonata.json(written, variables)))
                .orElse(Json.Fields.NONE);
        return key.with("ttl", cache.ttl().toSeconds());
    }

    private static Json.Fields quality(Quality quality, UnaryOperator<String> variables) {
        return Json.Fields.NONE
                .with("atLeast", Jsonata.json(quality.atLeast(), variables))
                .with("otherwise", quality.otherwise().word());
    }
}
