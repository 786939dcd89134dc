package dev.lockstep.local.gateway;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of a JSON object as they came over the wire; a null is as good as nothing.
public record Members(Map<String, Object> all) {
    private static final int LARGEST = 2 * 1024 * 1024;

    /// Those of a request's body, or what is wrong with it.
    ///
    /// @throws InvalidJson when the body is none
    public static Members of(Request request) throws IOException, InvalidJson {
        return of(Json.parse(new String(request.body().readNBytes(LARGEST), StandardCharsets.UTF_8)));
    }

    /// Those of a value, none when it is no object.
    public static Members of(Object value) {
        var members = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> {
                if (member != Null.NULL) {
                    members.put(String.valueOf(name), member);
                }
            });
        }
        return new Members(members);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    public Optional<Long> number(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).longValue());
    }

    public Members object(String name) {
        return of(all.getOrDefault(name, Null.NULL));
    }

    public List<?> list(String name) {
        return all.get(name) instanceof List<?> list ? list : List.of();
    }
}
