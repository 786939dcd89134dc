package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.Work;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads `choice: { fast: "{% … %}", careful: otherwise }`.
record ChoiceReader(Problems problems) {

    private static final String OTHERWISE = "otherwise";

    Optional<Work> choice(Section stage, Place place) {
        return stage.node("choice").flatMap(node -> {
            if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
                return choice(mapping, stage, place);
            }
            problems.add(
                    node.place(),
                    "choice.outcomes",
                    "'choice' in " + stage.what()
                            + " maps outcomes to conditions, as in { fast: \"{% $params.size < 10 %}\", slow: otherwise }");
            return Optional.empty();
        });
    }

    private Optional<Work> choice(Node.Mapping mapping, Section stage, Place place) {
        var outcomes = new LinkedHashMap<String, Value.Expression>();
        var otherwise = Optional.<String>empty();
        var sound = true;
        for (var entry : mapping.entries()) {
            var read = new Values(problems).read(entry.value());
            if (read.isEmpty()) {
                sound = false;
                continue;
            }
            var value = read.get();
            if (otherwise.isPresent()) {
                problems.add(
                        entry.place(),
                        "choice.outcomes",
                        "'" + entry.key() + "' comes after the outcome '" + otherwise.get()
                                + "', which is taken otherwise: it could never be");
            } else if (value instanceof Value.Text text && text.text().equals(OTHERWISE)) {
                otherwise = Optional.of(entry.key());
            } else if (value instanceof Value.Expression condition) {
                outcomes.put(entry.key(), condition);
            } else {
                sound = false;
                problems.add(
                        entry.value().place(),
                        "choice.outcomes",
                        "'" + entry.key() + "' in choice of " + stage.what() + " is "
                                + entry.value().kind() + "; expected a condition, or the word otherwise");
            }
        }
        if (otherwise.isEmpty() && sound) {
            problems.add(
                    mapping.place(),
                    "choice.otherwise",
                    "choice of " + stage.what()
                            + " says nothing for when no condition holds; let the last outcome be 'otherwise'");
        }
        return otherwise.map(last -> new Work.Choice(place, outcomes, last));
    }
}
