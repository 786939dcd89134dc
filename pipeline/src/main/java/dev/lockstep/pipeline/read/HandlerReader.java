package dev.lockstep.pipeline.read;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.form.Scalars;
import dev.lockstep.pipeline.read.form.Section;
import dev.lockstep.pipeline.read.form.Values;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Work;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads what a stage that is a Java Lambda and the failure handler have in common.
record HandlerReader(Problems problems) {

    /// Stands for a handler that could not be read; its problem has been told.
    static final String UNREADABLE = "unreadable.Handler";

    private static final Pattern CLASS = Pattern.compile("(?:[a-z_][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*");

    Work.Handler handler(Section section, Place place) {
        var name = section.node("handler")
                .flatMap(node -> new Scalars(section).text("handler"))
                .orElse(UNREADABLE);
        if (!CLASS.matcher(name).matches()) {
            problems.add(
                    section.node("handler").map(Node::place).orElse(place),
                    "handler.class",
                    "'" + name + "' is not a class name in full; expected one like com.example.orders.ExtractHandler");
        }
        if (!section.has("handler")) {
            problems.add(place, "key.missing", section.what() + " needs 'handler'");
        }
        return new Work.Handler(place, name, memory(section));
    }

    private static OptionalInt memory(Section section) {
        return new Scalars(section).count("memory", 128, 10_240);
    }

    /// A section of its own for a function beside those of stages.
    LambdaFunction function(Section section, Place place, String name) {
        return new LambdaFunction(
                place, name, handler(section, place), with(section), new Scalars(section).duration("timeout"));
    }

    Value.Fields with(Section section) {
        return section.node("with")
                .map(node -> {
                    if (node instanceof Node.Mapping mapping) {
                        return new Values(problems).fields(mapping);
                    }
                    problems.add(
                            node.place(),
                            "value.map",
                            "'with' in " + section.what() + " maps names to values, not " + node.kind());
                    return Value.Fields.none(node.place());
                })
                .orElseGet(() -> Value.Fields.none(section.place()));
    }
}
