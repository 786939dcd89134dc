package dev.lockstep.pipeline.rebuild;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.build.Given;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Values as a Java program would say them.
final class Spoken {

    private Spoken() {}

    /// Nothing is an empty Optional, for a Java list holds no null.
    static Object of(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Numeric number -> number.number();
            case Value.Bool bool -> bool.truth();
            case Value.Null _ -> Optional.empty();
            case Value.Expression expression -> Given.expression(expression.source());
            case Value.Array array -> array.items().stream().map(Spoken::of).toList();
            case Value.Fields fields -> map(fields);
        };
    }

    static SequencedMap<String, Object> map(Value.Fields fields) {
        var map = new LinkedHashMap<String, Object>();
        fields.entries().forEach((name, value) -> map.put(name, of(value)));
        return Collections.unmodifiableSequencedMap(map);
    }

    /// A text, or an expression that gives one.
    static Given<String> text(Value value) {
        return value instanceof Value.Expression expression
                ? Given.expression(expression.source())
                : Given.value(String.valueOf(of(value)));
    }
}
