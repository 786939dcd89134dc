package dev.lockstep.pipeline.check.reference;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.expression.Expression;
import dev.lockstep.pipeline.expression.Expressions;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Recovery;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An expression and where in the pipeline it stands, which decides what it can see.
///
/// @param stage the stage it belongs to, when it belongs to one
record Site(Place place, Expression expression, Kind kind, Optional<Stage> stage) {

    enum Kind {
        TRIGGER,
        /// What a person starts: there is no event.
        MANUAL,
        /// `with`, `quality` and what else says what is done, of a stage.
        STAGE,
        /// The same inside `forEach`, where there is an item.
        ITEM,
        /// The same inside `forEach` with `batch`, where there are several items.
        BATCH,
        /// The same inside `matrix`, where there is a combination.
        COMBINATION,
        /// `when` and the items of `forEach`: looked at before the stage begins.
        BEFORE_STAGE,
        /// `with` of a stage's own `onFailure`: there is an error, and no result of the stage.
        RECOVERY,
        /// `with` of `compensate`: the stage's own result is there.
        UNDOING,
        FAILURE
    }

    /// All expressions of a pipeline whose writing is in order; the others are told by Writing alone.
    static List<Site> readable(Pipeline pipeline) {
        return all(pipeline).stream()
                .filter(site -> site.expression().fault().isEmpty())
                .toList();
    }

    static List<Site> all(Pipeline pipeline) {
        var sites = new ArrayList<Site>();
        pipeline.triggers()
                .forEach(trigger -> add(
                        sites,
                        Expressions.of(trigger),
                        trigger.isAutomatic() ? Kind.TRIGGER : Kind.MANUAL,
                        Optional.empty()));
        pipeline.stages().forEach(stage -> stage(sites, stage));
        pipeline.onFailure()
                .ifPresent(handler -> add(sites, Expressions.of(handler.with()), Kind.FAILURE, Optional.empty()));
        return sites;
    }

    private static void stage(List<Site> sites, Stage stage) {
        var owner = Optional.of(stage);
        var kind = kind(stage);
        stage.when().ifPresent(when -> add(sites, List.of(when), Kind.BEFORE_STAGE, owner));
        stage.forEach().ifPresent(each -> add(sites, Expressions.of(each), Kind.BEFORE_STAGE, owner));
        add(sites, Expressions.of(stage.work()), kind, owner);
        add(sites, Expressions.of(stage.with()), kind, owner);
        stage.quality().ifPresent(quality -> add(sites, Expressions.of(quality.atLeast()), kind, owner));
        stage.cache().flatMap(Cache::key).ifPresent(key -> add(sites, Expressions.of(key), kind, owner));
        stage.onFailure()
                .flatMap(Recovery::handler)
                .ifPresent(handler -> add(sites, Expressions.of(handler.with()), Kind.RECOVERY, owner));
        stage.compensate().ifPresent(handler -> add(sites, Expressions.of(handler.with()), Kind.UNDOING, owner));
    }

    private static Kind kind(Stage stage) {
        return stage.forEach()
                .map(each -> switch (each.items()) {
                    case ForEach.Items.Listed _, ForEach.Items.Stored _ ->
                        each.batch().isPresent() ? Kind.BATCH : Kind.ITEM;
                    case ForEach.Items.Combined _ -> Kind.COMBINATION;
                })
                .orElse(Kind.STAGE);
    }

    private static void add(List<Site> sites, List<Value.Expression> found, Kind kind, Optional<Stage> stage) {
        for (var expression : found) {
            sites.add(new Site(expression.place(), Expression.of(expression.source()), kind, stage));
        }
    }

    /// As in a message: `stage 'load'`.
    String where() {
        return switch (kind) {
            case TRIGGER, MANUAL -> "a trigger";
            case FAILURE -> "onFailure";
            case STAGE, ITEM, BATCH, COMBINATION, BEFORE_STAGE, RECOVERY, UNDOING ->
                stage.map(owner -> "stage '" + owner.name() + "'").orElse("a stage");
        };
    }
}
