package dev.lockstep.pipeline.rebuild;

import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.build.ApprovalStage;
import dev.lockstep.pipeline.build.ChildStage;
import dev.lockstep.pipeline.build.ChoiceStage;
import dev.lockstep.pipeline.build.Given;
import dev.lockstep.pipeline.build.HandlerStage;
import dev.lockstep.pipeline.build.Here;
import dev.lockstep.pipeline.build.RetryRule;
import dev.lockstep.pipeline.build.StageDefinition;
import dev.lockstep.pipeline.build.TaskStage;
import dev.lockstep.pipeline.build.WaitStage;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Retry;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.Optional;

/// A stage, said again.
///
/// @param before the stage written before it, which it needs when it says nothing
record RebuiltStage(Stage stage, Optional<String> before) {

    static StageDefinition of(Stage stage, Optional<String> before) {
        return Here.at(stage.place(), new RebuiltStage(stage, before)::definition);
    }

    private StageDefinition definition() {
        return switch (stage.work()) {
            case Work.Handler handler -> handler(handler);
            case Work.Task task -> task(task);
            case Work.Child child -> child(child);
            case Work.Approval approval -> approval(approval);
            case Work.Choice choice -> choice(choice);
            case Work.Wait wait -> ordered(wait(wait.length()));
        };
    }

    private StageDefinition handler(Work.Handler handler) {
        var made = HandlerStage.of(stage.name(), handler.className());
        made = handler.memory().isPresent() ? made.memory(handler.memory().getAsInt()) : made;
        made = repeated(failing(fed(ordered(made))));
        made = stage.cache().isPresent() ? cached(made, stage.cache().get()) : made;
        return stage.quality().isPresent()
                ? made.quality(
                        threshold(stage.quality().get()), stage.quality().get().otherwise())
                : made;
    }

    private static <I, O> HandlerStage<I, O> cached(HandlerStage<I, O> made, Cache cache) {
        return cache.key().isPresent()
                ? made.cache(cache.ttl(), Given.value(Spoken.of(cache.key().get())))
                : made.cache(cache.ttl());
    }

    private static Given<? extends Number> threshold(Quality quality) {
        return switch (quality.atLeast()) {
            case Value.Numeric number -> Given.value(number.number());
            case Value.Expression expression -> Given.expression(expression.source());
            default -> throw new IllegalArgumentException("a quality is a number or an expression");
        };
    }

    private StageDefinition task(Work.Task task) {
        var made = TaskStage.of(stage.name(), task.resource());
        for (var argument : task.arguments().entries().entrySet()) {
            made = made.argument(argument.getKey(), Spoken.of(argument.getValue()));
        }
        for (var permission : task.permissions()) {
            made = made.permission(permission.actions(), permission.resources());
        }
        made = repeated(failing(ordered(made)));
        return stage.heartbeat().isPresent() ? made.heartbeat(stage.heartbeat().get()) : made;
    }

    private StageDefinition child(Work.Child child) {
        var made = ChildStage.of(stage.name(), child.pipeline());
        made = switch (child.edition()) {
            case Work.Edition.Current _ -> made;
            case Work.Edition.Version version -> made.version(version.number());
            case Work.Edition.Alias alias -> made.alias(alias.name());
        };
        made = child.mode().isPresent() ? made.mode(child.mode().get()) : made;
        return repeated(failing(fed(ordered(made))));
    }

    private StageDefinition approval(Work.Approval approval) {
        var made = ApprovalStage.of(stage.name(), approval.topic(), approval.timeout())
                .otherwise(approval.otherwise());
        if (approval.message().isPresent()) {
            made = made.message(Spoken.text(approval.message().get()));
        }
        if (approval.heartbeat().isPresent()) {
            made = made.heartbeat(approval.heartbeat().get());
        }
        return failing(fed(ordered(made)));
    }

    private StageDefinition choice(Work.Choice choice) {
        var made = ChoiceStage.of(stage.name());
        for (var outcome : choice.outcomes().entrySet()) {
            made = made.outcome(outcome.getKey(), Rebuilt.condition(outcome.getValue()));
        }
        return ordered(made.otherwise(choice.otherwise()));
    }

    private WaitStage wait(Work.Length length) {
        return switch (length) {
            case Work.Length.For time -> WaitStage.of(stage.name(), time.time());
            case Work.Length.Seconds seconds ->
                WaitStage.of(
                        stage.name(), Given.<Double>expression(seconds.number().source()));
            case Work.Length.Until until -> WaitStage.until(stage.name(), Spoken.text(until.moment()));
        };
    }

    private <S extends StageDefinition.Ordered<S>> S ordered(S definition) {
        var needs = stage.needs().stream().map(Reference::name).toList();
        var said = needs.equals(before.map(List::of).orElse(List.of())) ? definition : definition.needs(needs);
        return stage.when().isPresent()
                ? said.when(Rebuilt.condition(stage.when().get()))
                : said;
    }

    private <S extends StageDefinition.Fed<S>> S fed(S definition) {
        var said = definition;
        for (var entry : stage.with().entries().entrySet()) {
            said = said.with(entry.getKey(), Spoken.of(entry.getValue()));
        }
        return said;
    }

    private <S extends StageDefinition.Failing<S>> S failing(S definition) {
        if (stage.onFailure().isEmpty()) {
            return definition;
        }
        var recovery = stage.onFailure().get();
        return Here.at(
                recovery.place(),
                () -> recovery.handler().isPresent()
                        ? definition.onFailure(Rebuilt.call(recovery.handler().get()), recovery.then())
                        : continuing(definition, recovery));
    }

    private static <S extends StageDefinition.Failing<S>> S continuing(S definition, Recovery recovery) {
        if (recovery.then() != Recovery.Then.CONTINUE) {
            throw new IllegalArgumentException("a recovery that does nothing");
        }
        return definition.onFailureContinue();
    }

    private <S extends StageDefinition.Repeated<S>> S repeated(S definition) {
        var said = definition;
        if (stage.forEach().isPresent()) {
            said = said.forEach(RebuiltItems.of(stage.forEach().get()));
        }
        if (stage.retry().isPresent()) {
            said = said.retry(retry(stage.retry().get()));
        }
        if (stage.timeout().isPresent()) {
            said = said.timeout(stage.timeout().get());
        }
        if (stage.compensate().isPresent()) {
            var function = stage.compensate().get();
            var repeated = said;
            said = Here.at(function.place(), () -> repeated.compensate(Rebuilt.call(function)));
        }
        return said;
    }

    private static RetryRule retry(Retry retry) {
        var rule = RetryRule.attempts(retry.attempts())
                .interval(retry.interval())
                .backoff(retry.backoff())
                .jitter(retry.jitter())
                .on(retry.on());
        return retry.maxInterval().isPresent()
                ? rule.maxInterval(retry.maxInterval().get())
                : rule;
    }
}
