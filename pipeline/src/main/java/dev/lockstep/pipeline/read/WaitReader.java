package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.language.StageVocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads `wait: 10m`, `wait: "{% … %}"` and `wait: { until: … }`.
record WaitReader(Problems problems) {

    Work.Wait wait(Section stage, Place place) {
        // what cannot be read has been told; a second stands for it
        return new Work.Wait(
                place,
                stage.node("wait")
                        .flatMap(node -> length(node, stage))
                        .orElseGet(() -> new Work.Length.For(Duration.ofSeconds(1))));
    }

    private Optional<Work.Length> length(Node node, Section stage) {
        if (node instanceof Node.Mapping) {
            return Section.of(node, "wait of " + stage.what(), StageVocabulary.WAIT, problems)
                    .flatMap(section -> section.required("until").flatMap(moment -> until(moment, section)));
        }
        if (node instanceof Node.Text text && text.text().contains("{%")) {
            return new Values(problems)
                    .read(node)
                    .filter(Value.Expression.class::isInstance)
                    .map(value -> new Work.Length.Seconds((Value.Expression) value));
        }
        return new Scalars(stage).duration("wait").map(Work.Length.For::new);
    }

    private Optional<Work.Length> until(Node node, Section section) {
        var read = new Values(problems).read(node);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var value = read.get();
        if (value instanceof Value.Expression || (value instanceof Value.Text text && isMoment(text.text()))) {
            return Optional.of(new Work.Length.Until(value));
        }
        return new Scalars(section)
                .wrong("until", node, "a moment like 2026-11-21T06:00:00Z, or an expression that gives one");
    }

    private static boolean isMoment(String text) {
        try {
            return !OffsetDateTime.parse(text).toString().isEmpty();
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
