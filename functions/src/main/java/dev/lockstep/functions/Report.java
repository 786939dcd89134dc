package dev.lockstep.functions;

import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What any stage's result says by the agreed keys (`counts`, `bytes`, `quality`, `findings`), each optional.
record Report(Optional<Counts> counts, OptionalLong bytes, OptionalDouble quality, List<Finding> findings) {

    static Report of(Json result) {
        if (!(result instanceof Json.Obj object)) {
            return new Report(Optional.empty(), OptionalLong.empty(), OptionalDouble.empty(), List.of());
        }
        OptionalDouble bytes = number(object, "bytes");
        return new Report(
                object.get("counts").flatMap(Report::counts),
                bytes.isPresent() ? OptionalLong.of((long) bytes.getAsDouble()) : OptionalLong.empty(),
                number(object, "quality"),
                object.get("findings").map(Finding::of).orElse(List.of()));
    }

    private static Optional<Counts> counts(Json value) {
        if (!(value instanceof Json.Obj counts)) {
            return Optional.empty();
        }
        return Optional.of(new Counts(
                (long) number(counts, "in").orElse(0),
                (long) number(counts, "out").orElse(0),
                (long) number(counts, "failed").orElse(0)));
    }

    private static OptionalDouble number(Json.Obj object, String key) {
        return object.get(key).orElse(Json.Null.NULL) instanceof Json.Num(BigDecimal value)
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.empty();
    }
}
