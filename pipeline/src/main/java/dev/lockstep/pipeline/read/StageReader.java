package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Quality;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads one stage and applies the defaults.
record StageReader(Problems problems, DefaultsReader defaults) {

    Stage stage(Node.Entry entry, Optional<String> before) {
        var name = entry.key();
        return Section.of(entry.value(), "stage '" + name + "'", Vocabulary.STAGE, problems)
                .map(section -> stage(entry, section, before))
                .orElseGet(() -> unreadable(entry, before));
    }

    private Stage stage(Node.Entry entry, Section section, Optional<String> before) {
        var handlers = new HandlerReader(problems);
        return new Stage(
                entry.place(),
                entry.key(),
                work(entry, section, handlers),
                handlers.with(section),
                needs(entry, section, before),
                section.node("when").flatMap(node -> when(node, section)),
                section.node("forEach").flatMap(node -> forEach(node, section)),
                new RetryReader(problems)
                        .settings(section)
                        .over(defaults.retry())
                        .retry(),
                new Scalars(section).duration("timeout").or(defaults::timeout),
                section.node("quality").flatMap(node -> quality(node, section)));
    }

    private Work work(Node.Entry entry, Section section, HandlerReader handlers) {
        var kinds = Vocabulary.STAGE.oneOf().stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            // an unknown key has been told, and is most likely the kind of the stage
            if (kinds.size() > 1 || Vocabulary.STAGE.names().containsAll(section.keys())) {
                problems.add(
                        entry.place(),
                        "stage.kind",
                        "a stage has one of " + String.join(", ", Vocabulary.STAGE.oneOf()) + "; " + section.what()
                                + " has " + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
            }
            return new Work.Handler(entry.place(), HandlerReader.UNREADABLE, OptionalInt.empty());
        }
        return kinds.getFirst().equals("wait")
                ? new WaitReader(problems).wait(section, entry.place())
                : handlers.handler(section, entry.place());
    }

    private List<Reference> needs(Node.Entry entry, Section section, Optional<String> before) {
        return section.node("needs")
                .map(node -> new References(problems).list(node, "'needs' of " + section.what(), "stage names"))
                .orElseGet(() -> before.map(name -> List.of(new Reference(entry.place(), name)))
                        .orElse(List.of()));
    }

    private Optional<Value.Expression> when(Node node, Section section) {
        if (new Values(problems).of(node) instanceof Value.Expression expression) {
            return Optional.of(expression);
        }
        problems.add(
                node.place(),
                "when.expression",
                "'when' in " + section.what() + " is " + node.kind()
                        + "; expected an expression, as in \"{% $params.size > 0 %}\"");
        return Optional.empty();
    }

    private Optional<ForEach> forEach(Node node, Section stage) {
        return Section.of(node, "forEach of " + stage.what(), Vocabulary.FOR_EACH, problems)
                .flatMap(section -> {
                    var items = section.required("items").flatMap(found -> items(found, section));
                    return items.map(value -> new ForEach(
                            stage.placeOf("forEach"),
                            value,
                            new Scalars(section).count("concurrency", 1, 40),
                            tolerance(section)));
                });
    }

    private Optional<Value> items(Node node, Section section) {
        var value = new Values(problems).of(node);
        if (value instanceof Value.Expression || value instanceof Value.Array) {
            return Optional.of(value);
        }
        return new Scalars(section).wrong("items", node, "a list, or an expression that gives one");
    }

    private Optional<ForEach.Tolerance> tolerance(Section section) {
        return section.node("tolerate").flatMap(node -> switch (node) {
            case Node.Text text
            when Scalars.percent(text.text()).isPresent() ->
                Scalars.percent(text.text()).map(ForEach.Tolerance.Share::new);
            case Node.Numeric number
            when number.written().matches("\\d{1,6}") ->
                Optional.of(new ForEach.Tolerance.Count(number.number().intValueExact()));
            default ->
                new Scalars(section).wrong("tolerate", node, "a percentage such as 5%, or a number of items such as 3");
        });
    }

    private Optional<Quality> quality(Node node, Section stage) {
        return Section.of(node, "quality of " + stage.what(), Vocabulary.QUALITY, problems)
                .flatMap(section -> {
                    var atLeast = section.required("atLeast").flatMap(found -> threshold(found, section));
                    var otherwise = new Scalars(section).word("otherwise", Quality.Otherwise.values());
                    return atLeast.map(value ->
                            new Quality(stage.placeOf("quality"), value, otherwise.orElse(Quality.Otherwise.FAIL)));
                });
    }

    private Optional<Value> threshold(Node node, Section section) {
        var value = new Values(problems).of(node);
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

    /// Keeps the name known, so that stages which need it are not blamed too.
    private static Stage unreadable(Node.Entry entry, Optional<String> before) {
        return new Stage(
                entry.place(),
                entry.key(),
                new Work.Handler(entry.place(), HandlerReader.UNREADABLE, OptionalInt.empty()),
                Value.Fields.none(entry.place()),
                before.map(name -> List.of(new Reference(entry.place(), name))).orElse(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
