package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fields as JSONata states write them: `Arguments`, `Output`, and expressions in `{% %}` wherever a value may stand.
final class JsonataDialect implements Dialect {

    @Override
    public String language() {
        return "JSONata";
    }

    @Override
    public DataFlow flow(Node state, Set<Part> parts) {
        Optional<Template> arguments =
                parts.contains(Part.ARGUMENTS) ? Dialect.template(state, "Arguments") : Optional.empty();
        Optional<Template> output = parts.contains(Part.OUTPUT) ? Dialect.template(state, "Output") : Optional.empty();
        return new DataFlow.Jsonata(arguments, output, assign(state, parts));
    }

    @Override
    public DataFlow caught(Node catcher) {
        return flow(catcher, Set.of(Part.OUTPUT, Part.ASSIGN));
    }

    private static Optional<Template> assign(Node node, Set<Part> parts) {
        if (!parts.contains(Part.ASSIGN)) {
            return Optional.empty();
        }
        return node.object("Assign").flatMap(ignored -> Dialect.template(node, "Assign"));
    }

    @Override
    public Optional<Operand> operand(Node node, String field) {
        return node.value(field).map(value -> operand(value, field, node.pointer(field)));
    }

    private static Operand operand(Object value, String field, String pointer) {
        return holdsExpression(value)
                ? new Operand.Jsonata(field, value, pointer)
                : new Operand.Literal(field, value, pointer);
    }

    private static boolean holdsExpression(Object value) {
        return switch (value) {
            case String text -> text.startsWith("{%") && text.endsWith("%}");
            case List<?> list -> list.stream().anyMatch(JsonataDialect::holdsExpression);
            case Map<?, ?> map -> map.values().stream().anyMatch(JsonataDialect::holdsExpression);
            default -> false;
        };
    }

    @Override
    public Optional<Condition> condition(Node rule) {
        rule.require("Condition");
        return operand(rule, "Condition").map(Condition.Jsonata::new);
    }

    @Override
    public Optional<Template> arguments(Node node) {
        return Dialect.template(node, "Arguments");
    }

    @Override
    public Optional<Operand> items(Node map) {
        return operand(map, "Items");
    }
}
