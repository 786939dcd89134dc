package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import dev.lockstep.engine.path.InvalidPath;
import dev.lockstep.engine.path.ReferencePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSONPath: `InputPath`, `Parameters`, `ResultSelector`, `ResultPath`, `OutputPath`, `Assign`.
///
/// What `$` stands for differs: `InputPath` reads the state's input, `Parameters` what `InputPath` gave,
/// `ResultSelector` and `Assign` the result, `OutputPath` what `ResultPath` made of the state's input.
record JsonPathFlow(
        Expression input,
        Optional<Expression> parameters,
        Optional<Expression> resultSelector,
        Merge merge,
        Expression output,
        Map<String, Expression> assign)
        implements Flow {

    /// What `ResultPath` does with the state's input and its result.
    @FunctionalInterface
    private interface Merge {
        Object merge(Object input, Object result);
    }

    static JsonPathFlow of(DataFlow.JsonPath written) {
        return new JsonPathFlow(
                document(written.inputPath()),
                written.parameters().map(JsonPathFlow::plan),
                written.resultSelector().map(JsonPathFlow::plan),
                merge(written.resultPath()),
                document(written.outputPath()),
                written.assign().map(JsonPathFlow::assign).orElse(Map.of()));
    }

    private static Expression plan(Template template) {
        return JsonPathTemplates.plan(template.value(), template.pointer());
    }

    private static Map<String, Expression> assign(Template template) {
        Map<String, Expression> assign = new LinkedHashMap<>();
        ((Map<?, ?>) template.value())
                .forEach((key, value) -> JsonPathTemplates.field((String) key, value, template.pointer(), assign));
        return assign;
    }

    /// `InputPath` and `OutputPath`: `null` stands for an empty object.
    private static Expression document(Optional<String> path) {
        if (path.isEmpty()) {
            return Expression.literal(Map.of());
        }
        return path.get().equals("$") ? Frame::input : JsonPathTemplates.path(path.get(), "");
    }

    private static Merge merge(Optional<String> resultPath) {
        if (resultPath.isEmpty()) {
            return (input, _) -> input;
        }
        if (resultPath.get().equals("$")) {
            return (_, result) -> result;
        }
        ReferencePath path;
        try {
            path = ReferencePath.parse(resultPath.get());
        } catch (InvalidPath e) {
            throw new InvalidQuery(String.valueOf(e.getMessage()), "");
        }
        return (input, result) -> path.write(input, result)
                .orElseThrow(() -> EvaluationFailure.of("States.ResultPathMatchFailure", path.refusal(input)));
    }

    @Override
    public Frame reading(Frame frame) {
        return frame.reading(input.evaluate(frame));
    }

    @Override
    public Object arguments(Frame frame) {
        Frame reading = reading(frame);
        return parameters.isPresent() ? parameters.get().evaluate(reading) : reading.input();
    }

    @Override
    public Completion complete(Frame frame, Object result) {
        Map<String, Object> assigned = assigned(frame.reading(result));
        Object merged = merge.merge(frame.input(), selected(frame, result));
        return new Completion(output.evaluate(frame.reading(merged)), assigned);
    }

    @Override
    public Completion passOn(Frame frame) {
        Frame reading = reading(frame);
        return new Completion(output.evaluate(reading), assigned(reading));
    }

    @Override
    public Completion pass(Frame frame, Optional<Object> result) {
        return complete(frame, result.orElseGet(() -> arguments(frame)));
    }

    /// The rule's variables, and the state's own way of making its output.
    @Override
    public Completion choose(Frame frame, Flow rule) {
        return new Completion(
                output.evaluate(reading(frame)), rule.passOn(reading(frame)).assigned());
    }

    @Override
    public Completion caught(Frame frame, Object errorOutput) {
        return new Completion(merge.merge(frame.input(), errorOutput), assigned(frame.reading(errorOutput)));
    }

    private Map<String, Object> assigned(Frame frame) {
        if (assign.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(assign.size());
        assign.forEach((name, value) -> values.put(name, value.evaluate(frame)));
        return values;
    }

    @Override
    public Inspection inspection() {
        return new Inspecting();
    }

    /// The steps by which JSONPath fields hand data on.
    private final class Inspecting implements Inspection {
        @Override
        public Map<String, Object> input(Frame frame) {
            return Map.of("afterInputPath", reading(frame).input());
        }

        @Override
        public Map<String, Object> arguments(Frame frame) {
            return Map.of(
                    "afterInputPath", reading(frame).input(), "afterParameters", JsonPathFlow.this.arguments(frame));
        }

        @Override
        public Map<String, Object> items(List<Object> items) {
            return Map.of("afterItemsPath", items);
        }

        @Override
        public Map<String, Object> result(Frame frame, Object result) {
            Object selected = selected(frame, result);
            return Map.of("afterResultSelector", selected, "afterResultPath", merge.merge(frame.input(), selected));
        }
    }

    private Object selected(Frame frame, Object result) {
        return resultSelector.isPresent() ? resultSelector.get().evaluate(frame.reading(result)) : result;
    }

    @Override
    public Expression template(Template template) {
        Expression planned = plan(template);
        return frame -> planned.evaluate(reading(frame));
    }

    @Override
    public Expression operand(Operand operand) {
        return switch (operand) {
            case Operand.Literal(String _, Object value, String _) -> Expression.literal(value);
            case Operand.Path(String _, String path, String pointer) -> {
                Expression planned = JsonPathTemplates.pathOrCall(path, pointer);
                yield frame -> planned.evaluate(reading(frame));
            }
            case Operand.Jsonata jsonata ->
                throw new InvalidQuery("Expressions do not stand in JSONPath states", jsonata.pointer());
        };
    }
}
