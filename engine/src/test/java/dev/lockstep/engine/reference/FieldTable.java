package dev.lockstep.engine.reference;

import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which fields an object of a definition may have, found out by giving it every name that the parser's source knows:
/// what is no field is refused in so many words.
final class FieldTable {
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z]+[a-z][A-Za-z]+)\"");
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "lockstep", "engine");
    private static final Set<String> CANDIDATES = candidates();

    private FieldTable() {}

    static Stream<String> rows() {
        return CaseFile.list("/reference/probes.json")
                .map(probe -> "| " + probe.text("title") + " | " + probe.text("language") + " | "
                        + fields(probe).stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "))
                        + " |");
    }

    private static Set<String> candidates() {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of("parse", "definition")) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
                for (Path file : files.toList()) {
                    LITERAL.matcher(Files.readString(file))
                            .results()
                            .map(FieldTable::name)
                            .forEach(name -> {
                                names.add(name);
                                names.add(name + "Path");
                            });
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }

    private static String name(MatchResult match) {
        return Objects.requireNonNull(match.group(1));
    }

    private static List<String> fields(Case probe) {
        return CANDIDATES.stream().filter(name -> isField(probe, name)).toList();
    }

    private static boolean isField(Case probe, String name) {
        if (probe.has("instead") && standsFor(probe, probe.text("instead"), name)) {
            return true;
        }
        String pointer = probe.text("pointer");
        Object definition = with(probe.get("definition"), pointer, name);
        String refusal = "SCHEMA_VALIDATION_FAILED: Field is not supported at " + pointer + "/" + name;
        try {
            StateMachine.parse("m", Json.write(definition));
            return true;
        } catch (InvalidDefinition e) {
            return e.diagnostics().stream().map(Diagnostic::toString).noneMatch(refusal::equals);
        }
    }

    /// Whether another name can be written where one is that must be there, with some value.
    private static boolean standsFor(Case probe, String there, String name) {
        String definition = Json.write(probe.get("definition"));
        return Stream.of("$1", "1", "\"$.a\"", "\"2026-01-01T00:00:00Z\"").anyMatch(value -> {
            try {
                StateMachine.parse(
                        "m",
                        definition.replaceFirst(
                                "\"" + there + "\":(1|\\{)",
                                "\"" + name + "\":" + (value.equals("$1") ? value : Matcher.quoteReplacement(value))));
                return true;
            } catch (InvalidDefinition | InvalidJson _) {
                return false;
            }
        });
    }

    /// The document with one more field in the object at a pointer, unless it is there.
    private static Object with(Object tree, String pointer, String name) {
        if (pointer.isEmpty()) {
            Map<Object, Object> copy = new LinkedHashMap<>(CaseFile.map(tree));
            copy.putIfAbsent(name, "x");
            return copy;
        }
        String[] parts = pointer.substring(1).split("/", 2);
        String rest = parts.length == 2 ? "/" + parts[1] : "";
        boolean isList = parts[0].endsWith("[0]");
        String member = isList ? parts[0].substring(0, parts[0].length() - 3) : parts[0];
        Map<Object, Object> copy = new LinkedHashMap<>(CaseFile.map(tree));
        Object inner = Objects.requireNonNull(copy.get(member));
        if (isList) {
            List<Object> list = new ArrayList<>((List<?>) inner);
            list.set(0, with(list.getFirst(), rest, name));
            copy.put(member, list);
        } else {
            copy.put(member, with(inner, rest, name));
        }
        return copy;
    }
}
