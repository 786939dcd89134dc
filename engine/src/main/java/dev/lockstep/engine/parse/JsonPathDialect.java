package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import dev.lockstep.engine.value.Null;
import java.util.Optional;
import java.util.Set;

/// Fields as JSONPath states write them: `InputPath`, `Parameters`, …, and a second field `…Path` wherever a value may
/// be found.
final class JsonPathDialect implements Dialect {
    private static final String WHOLE = "$";

    @Override
    public String language() {
        return "JSONPath";
    }

    @Override
    public DataFlow flow(Node state, Set<Part> parts) {
        return new DataFlow.JsonPath(
                parts.contains(Part.INPUT) ? path(state, "InputPath") : Optional.of(WHOLE),
                parts.contains(Part.ARGUMENTS) ? Dialect.template(state, "Parameters") : Optional.empty(),
                parts.contains(Part.RESULT) ? Dialect.template(state, "ResultSelector") : Optional.empty(),
                parts.contains(Part.RESULT) ? path(state, "ResultPath") : Optional.of(WHOLE),
                parts.contains(Part.INPUT) ? path(state, "OutputPath") : Optional.of(WHOLE),
                parts.contains(Part.ASSIGN) ? assign(state) : Optional.empty());
    }

    @Override
    public DataFlow caught(Node catcher) {
        return new DataFlow.JsonPath(
                Optional.of(WHOLE),
                Optional.empty(),
                Optional.empty(),
                path(catcher, "ResultPath"),
                Optional.of(WHOLE),
                assign(catcher));
    }

    private static Optional<Template> assign(Node node) {
        return node.object("Assign").flatMap(ignored -> Dialect.template(node, "Assign"));
    }

    /// A path with a meaning of its own for null: nothing at all.
    private static Optional<String> path(Node node, String field) {
        Optional<Object> value = node.value(field);
        if (value.isEmpty()) {
            return Optional.of(WHOLE);
        }
        return value.get() == Null.NULL
                ? Optional.empty()
                : Optional.of(node.text(field).orElse(WHOLE));
    }

    @Override
    public Optional<Operand> operand(Node node, String field) {
        String pathField = field + "Path";
        if (node.has(field) && node.has(pathField)) {
            node.value(field);
            node.problems().schema("You cannot specify both '" + field + "' and '" + pathField + "'", node.pointer());
        }
        Optional<Operand> path =
                node.text(pathField).map(text -> new Operand.Path(pathField, text, node.pointer(pathField)));
        return path.isPresent()
                ? path
                : node.value(field).map(value -> new Operand.Literal(field, value, node.pointer(field)));
    }

    @Override
    public Optional<Condition> condition(Node rule) {
        return new ConditionParser(this).parse(rule);
    }

    @Override
    public Optional<Template> arguments(Node node) {
        return Dialect.template(node, "Parameters");
    }

    @Override
    public Optional<Operand> items(Node map) {
        return map.text("ItemsPath").map(text -> new Operand.Path("ItemsPath", text, map.pointer("ItemsPath")));
    }
}
