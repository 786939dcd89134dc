package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.References;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Cache;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads one stage and applies the defaults.
record StageReader(Problems problems, DefaultsReader defaults) {

    Stage stage(Node.Entry entry, Optional<String> before) {
        var name = entry.key();
        return Section.of(entry.value(), "stage '" + name + "'", StageVocabulary.STAGE, problems)
                .map(section -> stage(entry, section, before))
                .orElseGet(() -> unreadable(entry, before));
    }

    private Stage stage(Node.Entry entry, Section section, Optional<String> before) {
        var work = new WorkReader(problems).work(entry, section);
        var after = new AftermathReader(problems);
        var scalars = new Scalars(section);
        // an approval, which may wait for days, says itself how long
        var timeout =
                work instanceof Work.Approval approval ? Optional.of(approval.timeout()) : scalars.duration("timeout");
        var heartbeat = work instanceof Work.Approval approval ? approval.heartbeat() : scalars.duration("heartbeat");
        var retry = new RetryReader(problems).settings(section);
        return new Stage(
                entry.place(),
                entry.key(),
                work,
                new HandlerReader(problems).with(section),
                needs(entry, section, before),
                section.node("when").flatMap(node -> when(node, section)),
                new ItemsReader(problems).items(section),
                (hasDefaults(work) ? retry.over(defaults.retry()) : retry).retry(),
                hasDefaults(work) ? timeout.or(defaults::timeout) : timeout,
                heartbeat,
                section.node("quality").flatMap(node -> quality(node, section)),
                section.node("cache").flatMap(node -> cache(node, section)),
                after.recovery(section, entry.key()),
                after.compensation(section, entry.key()));
    }

    /// Defaults are meant for what calls a service and is soon done, not for a child pipeline and not for people.
    private static boolean hasDefaults(Work work) {
        return switch (work) {
            case Work.Handler _, Work.Task _ -> true;
            case Work.Child _, Work.Approval _, Work.Choice _, Work.Wait _ -> false;
        };
    }

    private List<Reference> needs(Node.Entry entry, Section section, Optional<String> before) {
        return section.node("needs")
                .map(node -> new References(problems).list(node, "'needs' of " + section.what(), "stage names"))
                .orElseGet(() -> before.map(name -> List.of(new Reference(entry.place(), name)))
                        .orElse(List.of()));
    }

    private Optional<Value.Expression> when(Node node, Section section) {
        var value = new Values(problems).read(node);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Value.Expression expression) {
            return Optional.of(expression);
        }
        problems.add(
                node.place(),
                "when.expression",
                "'when' in " + section.what() + " is " + node.kind()
                        + "; expected an expression, as in \"{% $params.size > 0 %}\"");
        return Optional.empty();
    }

    private Optional<Quality> quality(Node node, Section stage) {
        return Section.of(node, "quality of " + stage.what(), StageVocabulary.QUALITY, problems)
                .flatMap(section -> {
                    var atLeast = section.required("atLeast").flatMap(found -> threshold(found, section));
                    var otherwise = new Scalars(section).word("otherwise", Quality.Otherwise.values());
                    return atLeast.map(value ->
                            new Quality(stage.placeOf("quality"), value, otherwise.orElse(Quality.Otherwise.FAIL)));
                });
    }

    private Optional<Value> threshold(Node node, Section section) {
        return new Values(problems).read(node).flatMap(value -> threshold(value, node, section));
    }

    private static Optional<Value> threshold(Value value, Node node, Section section) {
        var fits = switch (value) {
            case Value.Expression _ -> true;
            case Value.Numeric number ->
                number.number().signum() >= 0 && number.number().compareTo(BigDecimal.ONE) <= 0;
            case Value.Text _, Value.Bool _, Value.Null _, Value.Array _, Value.Fields _ -> false;
        };
        return fits
                ? Optional.of(value)
                : new Scalars(section).wrong("atLeast", node, "a number from 0 to 1, or an expression that gives one");
    }

    private Optional<Cache> cache(Node node, Section stage) {
        return Section.of(node, "cache of " + stage.what(), StageVocabulary.CACHE, problems)
                .flatMap(section -> {
                    var key = section.node("key").map(new Values(problems)::of);
                    return section.required("ttl")
                            .flatMap(_ -> new Scalars(section).duration("ttl"))
                            .map(ttl -> new Cache(stage.placeOf("cache"), key, ttl));
                });
    }

    /// Keeps the name known, so that stages which need it are not blamed too.
    private static Stage unreadable(Node.Entry entry, Optional<String> before) {
        return new Stage(
                entry.place(),
                entry.key(),
                WorkReader.unreadable(entry.place()),
                Value.Fields.none(entry.place()),
                before.map(name -> List.of(new Reference(entry.place(), name))).orElse(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
