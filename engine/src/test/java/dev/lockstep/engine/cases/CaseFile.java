package dev.lockstep.engine.cases;

import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A JSON document of cases among the test resources.
public final class CaseFile {
    private CaseFile() {}

    public static Object read(String resource) {
        try (InputStream in = Objects.requireNonNull(CaseFile.class.getResourceAsStream(resource), resource)) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that is a list of cases.
    public static Stream<Case> list(String resource) {
        return items(read(resource));
    }

    /// The cases under the key `cases` of a file that also has other things to say.
    public static Stream<Case> under(String resource, String key) {
        return items(map(read(resource)).get(key));
    }

    public static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static Stream<Case> items(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list)).stream().map(item -> new Case(map(item)));
    }

    /// One case: an object with what is given and what is expected.
    public record Case(Map<?, ?> fields) {
        public boolean has(String name) {
            return fields.containsKey(name);
        }

        public Object get(String name) {
            return Objects.requireNonNull(fields.get(name), () -> "the case has no '" + name + "': " + fields);
        }

        public String text(String name) {
            return (String) get(name);
        }

        @Override
        public String toString() {
            return Json.write(fields);
        }
    }
}
