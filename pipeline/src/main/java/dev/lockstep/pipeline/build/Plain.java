package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.read.yaml.Node;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Java values as the language writes them.
final class Plain {

    private Plain() {}

    static Node node(@Nullable Object value) {
        return node(value, Here.place());
    }

    private static Node node(@Nullable Object value, Place place) {
        return switch (value) {
            case null -> new Node.Nothing(place);
            case Node node -> node;
            case Keys keys -> keys.node();
            case Given.Expression<?> expression -> new Node.Text(place, "{% " + expression.source() + " %}");
            case Given.Literal<?> literal -> node(literal.value(), place);
            case String text -> new Node.Text(place, text);
            case Boolean truth -> new Node.Bool(place, truth);
            case Number number -> number(new BigDecimal(number.toString()), place);
            case Duration time -> new Node.Text(place, text(time));
            case Enum<?> word -> new Node.Text(place, word.name().toLowerCase(Locale.ROOT));
            case Class<?> type -> new Node.Text(place, type.getName());
            case Optional<?> perhaps -> node(perhaps.orElse(null), place);
            case Collection<?> list ->
                new Node.Sequence(
                        place, list.stream().map(item -> node(item, place)).toList());
            case SequencedMap<?, ?> map -> map(map, place);
            // the order of other maps differs from one process to the next, and so would the bytes
            case Map<?, ?> map -> map(new TreeMap<>(map), place);
            case Record components -> components(components, place);
            default ->
                throw new IllegalArgumentException(
                        value.getClass().getName() + " is not a value of the language; give text, a number, true or"
                                + " false, a duration, a list, a map, a record or an expression");
        };
    }

    private static Node number(BigDecimal number, Place place) {
        return new Node.Numeric(place, number, number.toString());
    }

    private static Node map(SequencedMap<?, ?> map, Place place) {
        var entries = new ArrayList<Node.Entry>();
        map.forEach((key, value) -> entries.add(new Node.Entry(place, String.valueOf(key), node(value, place))));
        return new Node.Mapping(place, entries);
    }

    /// A record as a map; what is not there is left out.
    private static Node components(Record components, Place place) {
        var entries = new ArrayList<Node.Entry>();
        for (var component : components.getClass().getRecordComponents()) {
            var value = value(component, components);
            if (value != null && !value.equals(Optional.empty())) {
                entries.add(new Node.Entry(place, Components.key(component), node(value, place)));
            }
        }
        return new Node.Mapping(place, List.copyOf(entries));
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read " + component + " of " + of.getClass(), e);
        }
    }

    /// As the language writes a duration; what it has no words for is written so that its reader refuses it.
    static String text(Duration time) {
        if (time.isNegative()) {
            return time.toString();
        }
        if (time.toMillis() % 1_000 != 0) {
            return time.toMillis() + "ms";
        }
        var text = part(time.toDaysPart(), "d")
                + part(time.toHoursPart(), "h")
                + part(time.toMinutesPart(), "m")
                + part(time.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
