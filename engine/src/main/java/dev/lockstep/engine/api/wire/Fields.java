package dev.lockstep.engine.api.wire;

import dev.lockstep.engine.value.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The members of a request, read as the types the API's model gives them.
///
/// Violations of the model's constraints are collected and refused together by [#check()], as AWS does; until then a
/// placeholder stands for what is missing. A member of another JSON type is refused at once.
public final class Fields {
    private final Map<?, ?> members;
    private final String prefix;
    private final List<String> violations;

    public Fields(Map<?, ?> members) {
        this(members, "", new ArrayList<>());
    }

    private Fields(Map<?, ?> members, String prefix, List<String> violations) {
        this.members = members;
        this.prefix = prefix;
        this.violations = violations;
    }

    public String required(String name) {
        return text(name).orElseGet(() -> {
            violations.add(
                    "Value null at '" + prefix + name + "' failed to satisfy constraint: Member must not be null");
            return "";
        });
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(member(name, String.class));
    }

    /// A text within a length, in characters.
    public Optional<String> text(String name, int least, int most) {
        Optional<String> text = text(name);
        text.ifPresent(value -> checkLength(name, value, least, most));
        return text;
    }

    public String required(String name, int least, int most) {
        String text = required(name);
        if (members.containsKey(name)) {
            checkLength(name, text, least, most);
        }
        return text;
    }

    private void checkLength(String name, String value, int least, int most) {
        if (value.length() < least) {
            violate(name, value, "Member must have length greater than or equal to " + least);
        } else if (value.length() > most) {
            violate(name, value, "Member must have length less than or equal to " + most);
        }
    }

    /// One of some words; the list is shown in the order given.
    public Optional<String> oneOf(String name, List<String> words) {
        Optional<String> text = text(name);
        text.filter(value -> !words.contains(value))
                .ifPresent(value -> violate(name, value, "Member must satisfy enum value set: " + words));
        return text;
    }

    public Optional<String> matching(String name, Pattern pattern) {
        Optional<String> text = text(name);
        text.filter(value -> !pattern.matcher(value).matches())
                .ifPresent(value ->
                        violate(name, value, "Member must satisfy regular expression pattern: " + pattern.pattern()));
        return text;
    }

    public int integer(String name, int absent, int least, int most) {
        Number number = member(name, Number.class);
        if (number == null) {
            return absent;
        }
        if (number.longValue() < least) {
            violate(name, number.toString(), "Member must have value greater than or equal to " + least);
        } else if (number.longValue() > most) {
            violate(name, number.toString(), "Member must have value less than or equal to " + most);
        }
        return number.intValue();
    }

    public Optional<Number> number(String name) {
        return Optional.ofNullable(member(name, Number.class));
    }

    public boolean flag(String name, boolean absent) {
        Boolean flag = member(name, Boolean.class);
        return flag == null ? absent : flag;
    }

    public Optional<Map<?, ?>> object(String name) {
        return Optional.ofNullable(member(name, Map.class));
    }

    /// An object read further, with its violations among these.
    public Optional<Fields> inner(String name) {
        return object(name).map(inner -> new Fields(inner, prefix + name + ".", violations));
    }

    public Optional<List<?>> list(String name) {
        return Optional.ofNullable(member(name, List.class));
    }

    /// A list of objects, each read further; empty when it is absent.
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        List<?> items = list(name).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Map<?, ?> map)) {
                throw unreadable(name);
            }
            objects.add(new Fields(map, prefix + name + "." + (i + 1) + ".member.", violations));
        }
        return objects;
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /// The member `includedData`: whether names and dates are enough.
    public boolean asksForMetadataOnly() {
        return oneOf("includedData", List.of("ALL_DATA", "METADATA_ONLY"))
                .filter(data -> data.equals("METADATA_ONLY"))
                .isPresent();
    }

    private void violate(String name, String value, String constraint) {
        violations.add("Value '" + value + "' at '" + prefix + name + "' failed to satisfy constraint: " + constraint);
    }

    /// Refuses the request when it violates the model.
    public void check() {
        if (!violations.isEmpty()) {
            int count = violations.size();
            throw ApiFailure.validation(count + (count == 1 ? " validation error" : " validation errors")
                    + " detected: " + String.join("; ", violations));
        }
    }

    private <T> @Nullable T member(String name, Class<T> type) {
        Object value = members.get(name);
        if (value == null || value == Null.NULL) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw unreadable(name);
        }
        return type.cast(value);
    }

    private ApiFailure unreadable(String name) {
        return new ApiFailure("SerializationException", "The member '" + prefix + name + "' is of another type");
    }
}
