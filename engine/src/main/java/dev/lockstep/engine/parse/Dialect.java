package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import java.util.Optional;
import java.util.Set;

/// How the fields of a state are written in one of the two query languages.
sealed interface Dialect permits JsonPathDialect, JsonataDialect {
    Dialect JSONPATH = new JsonPathDialect();
    Dialect JSONATA = new JsonataDialect();

    /// The parts of a data flow that a state may have, whatever the language calls them.
    enum Part {
        INPUT,
        ARGUMENTS,
        RESULT,
        OUTPUT,
        ASSIGN
    }

    /// The value of the field `QueryLanguage`.
    String language();

    /// The fields by which a state reads its input and shapes its output.
    DataFlow flow(Node state, Set<Part> parts);

    /// The fields by which a catcher shapes the error.
    DataFlow caught(Node catcher);

    /// A field that may be given as literal or be found at run time.
    Optional<Operand> operand(Node node, String field);

    /// What a choice rule asks.
    Optional<Condition> condition(Node rule);

    /// What an `ItemReader` or a `ResultWriter` gives to its resource.
    Optional<Template> arguments(Node node);

    /// What a Map state runs over: `ItemsPath` or `Items`.
    Optional<Operand> items(Node map);

    /// The language of an object: its own, or else that of what surrounds it.
    static Dialect of(Node node, Dialect outer) {
        Optional<String> written = node.text("QueryLanguage");
        if (written.isEmpty() || written.get().equals(outer.language())) {
            return outer;
        }
        return switch (written.get()) {
            case "JSONata" -> JSONATA;
            case "JSONPath" -> JSONPATH;
            default -> {
                node.problems()
                        .schema(
                                "The field 'QueryLanguage' should have one of these values: [JSONPath, JSONata]",
                                node.pointer("QueryLanguage"));
                yield outer;
            }
        };
    }

    /// A field with a template in it.
    static Optional<Template> template(Node node, String field) {
        return node.value(field).map(value -> new Template(value, field, node.pointer(field)));
    }
}
