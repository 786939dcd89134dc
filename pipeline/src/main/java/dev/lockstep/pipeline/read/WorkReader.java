package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Reads what a stage does: finds its kind, and refuses keys the kind has no use for.
record WorkReader(Problems problems) {

    private static final List<String> KINDS = StageVocabulary.STAGE.oneOf();
    private static final List<String> ALWAYS = List.of("needs", "when");

    /// A kind of stage: what a message says of such a stage, and the keys that say something about it.
    private record Kind(String words, List<String> keys) {}

    private static final Map<String, Kind> BY_KEY = Map.of(
            "handler",
            new Kind(
                    "has a handler",
                    List.of(
                            "memory",
                            "with",
                            "forEach",
                            "matrix",
                            "retry",
                            "timeout",
                            "quality",
                            "cache",
                            "onFailure",
                            "compensate")),
            "task",
            new Kind(
                    "is a task",
                    List.of("forEach", "matrix", "retry", "timeout", "heartbeat", "onFailure", "compensate")),
            "pipeline",
            new Kind(
                    "starts a pipeline",
                    List.of("with", "forEach", "matrix", "retry", "timeout", "onFailure", "compensate")),
            "approval",
            new Kind("asks for approval", List.of("with", "onFailure")),
            "choice",
            new Kind("chooses", List.of()),
            "wait",
            new Kind("waits", List.of()));

    /// Stands for work that could not be read; its problem has been told.
    static Work unreadable(Place place) {
        return new Work.Handler(place, HandlerReader.UNREADABLE, OptionalInt.empty());
    }

    Work work(Node.Entry entry, Section section) {
        var kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            // an unknown key has been told, and is most likely the kind of the stage
            if (kinds.size() > 1 || StageVocabulary.STAGE.names().containsAll(section.keys())) {
                problems.add(
                        entry.place(),
                        "stage.kind",
                        "a stage has one of " + String.join(", ", KINDS) + "; " + section.what() + " has "
                                + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
            }
            return unreadable(entry.place());
        }
        var kind = kinds.getFirst();
        refuseUseless(section, kind);
        var place = entry.place();
        return switch (kind) {
            case "handler" -> new HandlerReader(problems).handler(section, place);
            case "wait" -> new WaitReader(problems).wait(section, place);
            case "task" -> new TaskReader(problems).task(section, place).orElseGet(() -> unreadable(place));
            case "pipeline" -> new ChildReader(problems).child(section, place).orElseGet(() -> unreadable(place));
            case "approval" ->
                new ApprovalReader(problems).approval(section, place).orElseGet(() -> unreadable(place));
            default -> new ChoiceReader(problems).choice(section, place).orElseGet(() -> unreadable(place));
        };
    }

    private void refuseUseless(Section section, String key) {
        var kind = BY_KEY.getOrDefault(key, new Kind("", List.of()));
        for (var other : StageVocabulary.STAGE.names()) {
            if (!section.has(other)
                    || other.equals(key)
                    || ALWAYS.contains(other)
                    || kind.keys().contains(other)) {
                continue;
            }
            problems.add(
                    section.placeOf(other),
                    "stage.kind",
                    "'" + other + "' has no meaning in " + section.what() + ", which " + kind.words()
                            + hint(key, other));
        }
    }

    private static String hint(String kind, String key) {
        return switch (kind + " " + key) {
            case "task with" -> "; put it in 'arguments'";
            case "approval timeout", "approval heartbeat" -> "; put it in 'approval'";
            default -> "";
        };
    }

    /// A text or an expression under a key.
    static boolean isText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Expression;
    }
}
