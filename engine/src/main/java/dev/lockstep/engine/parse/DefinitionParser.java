package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads a definition. What comes out is complete as far as no problem was reported.
public final class DefinitionParser {
    private static final long LONGEST = 99_999_999;

    private final Problems problems;

    public DefinitionParser(Problems problems) {
        this.problems = problems;
    }

    /// The definition, unless its text is so broken that there is none.
    public Optional<Definition> parse(String text) {
        Object document;
        try {
            document = text.isBlank() ? Null.NULL : Json.parse(text);
        } catch (InvalidJson e) {
            problems.whole("INVALID_JSON_DESCRIPTION", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        if (!(document instanceof Map<?, ?>)) {
            problems.whole("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object");
            return Optional.empty();
        }
        return Node.of(document, "", problems).map(this::definition);
    }

    private Definition definition(Node node) {
        node.text("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> problems.schema(
                        "The field 'Version' should have one of these values: [1.0]", node.pointer("Version")));
        Dialect dialect = Dialect.of(node, Dialect.JSONPATH);
        Optional<Number> seconds = node.number("TimeoutSeconds");
        seconds.filter(n -> n.doubleValue() > LONGEST)
                .ifPresent(_ ->
                        problems.schema("The value must be between 1 and " + LONGEST, node.pointer("TimeoutSeconds")));
        Optional<Duration> timeout = seconds.map(n -> Duration.ofSeconds(n.longValue()));
        StateGroup states = group(node, dialect);
        Definition definition = new Definition(node.text("Comment"), timeout, states);
        node.done();
        return definition;
    }

    /// Reads `StartAt` and `States` of an object that has further fields of its own.
    StateGroup group(Node node, Dialect dialect) {
        node.require("StartAt", "States");
        Map<String, State> states = new LinkedHashMap<>();
        node.object("States").ifPresent(all -> {
            for (String name : all.names()) {
                all.object(name)
                        .flatMap(state -> new StateParser(this, name, state, Dialect.of(state, dialect)).parse())
                        .ifPresent(state -> states.put(name, state));
            }
            if (all.names().isEmpty()) {
                problems.schema("States must not be empty", all.pointer());
            }
        });
        return new StateGroup(node.text("StartAt").orElse(""), states, node.pointer());
    }
}
