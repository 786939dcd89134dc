package dev.lockstep.pipeline.shop;

import dev.lockstep.pipeline.Trigger.After.Status;
import dev.lockstep.pipeline.build.ChoiceStage;
import dev.lockstep.pipeline.build.FunctionCall;
import dev.lockstep.pipeline.build.Given;
import dev.lockstep.pipeline.build.HandlerStage;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.build.PipelineSource;
import dev.lockstep.pipeline.build.RetryRule;
import dev.lockstep.pipeline.build.RunParameter;
import dev.lockstep.pipeline.build.TriggerDefinition;
import dev.lockstep.pipeline.stage.Quality.Otherwise;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Retry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A pipeline as a project would write it.
public final class OrdersInJava implements PipelineSource {

    @Override
    public PipelineDefinition pipeline() {
        var source = RunParameter.text("source").required().description("S3 address of the file");
        var threshold = RunParameter.number("threshold").byDefault(0.9);
        var extract = HandlerStage.of(
                        "extract", Shop.Extract.class, Shop.Extract.Input.class, Shop.Extract.Output.class)
                .with(Shop.Extract.Input::source)
                .from(source.value())
                .withOptional(Shop.Extract.Input::format)
                .value("csv");
        var validate = HandlerStage.of(
                        "validate", Shop.Validate.class, Shop.Validate.Input.class, Shop.Validate.Output.class)
                .with(Shop.Validate.Input::data)
                .from(extract.result(Shop.Extract.Output::data))
                .with(Shop.Validate.Input::rules)
                .value(List.of(new Shop.Rule("id", Optional.empty()), new Shop.Rule("total", Optional.of(9.5))))
                .with(Shop.Validate.Input::threshold)
                .from(threshold.value())
                .quality(threshold.value(), Otherwise.FAIL);
        var route = ChoiceStage.of("route")
                .outcome("good", Given.expression("$validate.quality > 0.99"))
                .otherwise("bad");
        var tell = HandlerStage.of("tell", "com.example.TellHandler")
                .with("uri", validate.result(Shop.Validate.Output::data).field(Shop.Rows::uri))
                .when(route.is("bad"))
                .onFailure(FunctionCall.of("com.example.MendHandler"), Recovery.Then.CONTINUE);
        return PipelineDefinition.of("orders")
                .stages(extract, validate, route, tell)
                .parameters(source, threshold)
                .trigger(TriggerDefinition.s3("inbox")
                        .suffix(".csv")
                        .gives(source, Given.expression("'s3://inbox/' & $event.detail.object.key")))
                .defaultRetry(RetryRule.attempts(3)
                        .interval(Duration.ofSeconds(30))
                        .backoff(new BigDecimal("2.5"))
                        .jitter(Retry.Jitter.FULL))
                .defaultTimeout(Duration.ofMinutes(5))
                .mode("check", extract, validate)
                .tell("ops", Status.FAILED);
    }
}
