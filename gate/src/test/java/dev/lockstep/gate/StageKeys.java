package dev.lockstep.gate;

import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of all keys of all stages, made of the records that stages are configured by and of what their comments say
/// of each key.
final class StageKeys {
    private static final Map<Class<?>, String> PLAIN = Map.of(
            String.class, "text",
            Boolean.class, "true or false",
            Integer.class, "whole number",
            Long.class, "whole number",
            Double.class, "number",
            BigDecimal.class, "number",
            DataSet.class, "data set",
            Artifact.class, "`{uri, records, bytes, sha256}`",
            Json.class, "anything");

    private final List<String> undocumented = new ArrayList<>();
    private final Deque<Class<?>> inner = new ArrayDeque<>();
    private final Set<Class<?>> shown = new LinkedHashSet<>();

    /// Keys whose comment says nothing.
    List<String> undocumented() {
        return List.copyOf(undocumented);
    }

    String page() {
        StringBuilder page = new StringBuilder("""
            # Keys of stages

            What the `with` of each stage of the library may have, made of the records that it becomes. Any other key is refused by
            name. [Stages](stages.md) says what they are for.
            """);
        handlers().forEach(handler -> {
            page.append("\n## `")
                    .append(handler.getName().substring("dev.lockstep.".length()))
                    .append("`\n");
            table(input(handler), true, page);
            for (Class<?> record = inner.poll(); record != null; record = inner.poll()) {
                if (shown.add(record)) {
                    page.append("\n### `").append(record.getSimpleName()).append("`\n");
                    table(record, false, page);
                }
            }
        });
        return page.toString();
    }

    private static List<Class<?>> handlers() {
        return Stream.of("functions", "sql").flatMap(StageKeys::handlers).toList();
    }

    private static Stream<Class<?>> handlers(String module) {
        Path classes = Sources.ROOT.resolve(module).resolve("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Handler.class"))
                    .sorted()
                    .<Class<?>>map(file -> loaded(file.replace('/', '.').replace(".class", "")))
                    .filter(type ->
                            StageHandler.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, StageKeys.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> input(Class<?> handler) {
        return (Class<?>) ((ParameterizedType) handler.getGenericSuperclass()).getActualTypeArguments()[0];
    }

    private void table(Class<?> record, boolean ofStage, StringBuilder page) {
        page.append("\n| key | value | |\n|---|---|---|\n");
        String comment = comment(record);
        for (RecordComponent component : record.getRecordComponents()) {
            Optional<String> said = said(comment, component.getName());
            if (ofStage && said.isEmpty()) {
                undocumented.add(record.getName() + " " + component.getName());
            }
            boolean optional = component.getType() == Optional.class;
            page.append("| `%s` | %s | %s |\n"
                    .formatted(
                            key(component),
                            words(component.getGenericType())
                                    + (optional || component.getType() == Json.class ? "" : ", required"),
                            said.orElse("")));
        }
    }

    /// A component may be called otherwise because Java has the word for itself.
    private static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    private String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Optional.class
                    ? words(of[0])
                    : raw == List.class ? "list of " + words(of[0]) : "map to " + words(of[1]);
        }
        Class<?> plain = MethodType.methodType((Class<?>) type).wrap().returnType();
        if (Json.class.isAssignableFrom(plain)) {
            return String.valueOf(PLAIN.get(Json.class));
        }
        if (PLAIN.containsKey(plain)) {
            return String.valueOf(PLAIN.get(plain));
        }
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> "`" + constant.toString().toLowerCase(Locale.ROOT) + "`")
                    .collect(Collectors.joining(" or "));
        }
        inner.add(plain);
        return "`" + plain.getSimpleName() + "`";
    }

    /// What stands before a record in its file.
    private static String comment(Class<?> record) {
        Class<?> outer = record.getNestHost();
        String file = "src/main/java/" + outer.getName().replace('.', '/') + ".java";
        Path source = Stream.of("functions", "sql")
                .map(module -> Sources.ROOT.resolve(module).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no source of " + record));
        try {
            Matcher matcher = Pattern.compile(
                            "((?:^ *///[^\\n]*\\n)+)(?: *@[^\\n]*\\n)*[a-z ]*record " + record.getSimpleName() + "\\b",
                            Pattern.MULTILINE)
                    .matcher(Files.readString(source));
            return matcher.find() ? matcher.group(1).replaceAll("(?m)^ */// ?", "") : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> said(String comment, String component) {
        Matcher matcher = Pattern.compile("@param " + component + "\\s+(.*?)(?=\\n@|\\z)", Pattern.DOTALL)
                .matcher(comment);
        return matcher.find()
                ? Optional.of(matcher.group(1).strip().replaceAll("\\s+", " ").replace("|", "\\|"))
                : Optional.empty();
    }
}
