package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSONata: `Arguments`, `Output`, `Assign`, all of which see the same variables.
record JsonataFlow(Optional<Expression> arguments, Optional<Expression> output, Map<String, Expression> assign)
        implements Flow {

    static JsonataFlow of(DataFlow.Jsonata written) {
        Map<String, Expression> assign = new LinkedHashMap<>();
        written.assign()
                .ifPresent(template -> ((Map<?, ?>) template.value())
                        .forEach((name, value) -> assign.put(
                                (String) name,
                                JsonataTemplates.plan(value, "Assign/" + name, template.pointer() + "/" + name))));
        return new JsonataFlow(
                written.arguments().map(JsonataFlow::plan), written.output().map(JsonataFlow::plan), assign);
    }

    private static Expression plan(Template template) {
        return JsonataTemplates.plan(template.value(), template.field(), template.pointer());
    }

    @Override
    public Frame reading(Frame frame) {
        return frame;
    }

    @Override
    public Object arguments(Frame frame) {
        return arguments.isPresent() ? arguments.get().evaluate(frame) : frame.input();
    }

    @Override
    public Completion complete(Frame frame, Object result) {
        return end(frame.withResult(result), result);
    }

    @Override
    public Completion passOn(Frame frame) {
        return end(frame, frame.input());
    }

    @Override
    public Completion pass(Frame frame, Optional<Object> result) {
        return passOn(frame);
    }

    @Override
    public Completion choose(Frame frame, Flow rule) {
        return rule.passOn(frame);
    }

    @Override
    public Completion caught(Frame frame, Object errorOutput) {
        return end(frame.withErrorOutput(errorOutput), errorOutput);
    }

    private Completion end(Frame frame, Object otherwise) {
        Map<String, Object> assigned = Map.of();
        if (!assign.isEmpty()) {
            Map<String, Object> values = LinkedHashMap.newLinkedHashMap(assign.size());
            assign.forEach((name, value) -> values.put(name, value.evaluate(frame)));
            assigned = values;
        }
        return new Completion(output.isPresent() ? output.get().evaluate(frame) : otherwise, assigned);
    }

    @Override
    public Inspection inspection() {
        return new Inspecting();
    }

    /// Of all the fields only `Arguments` makes something that is neither input nor output.
    private final class Inspecting implements Inspection {
        @Override
        public Map<String, Object> input(Frame frame) {
            return Map.of();
        }

        @Override
        public Map<String, Object> arguments(Frame frame) {
            return arguments
                    .map(written -> Map.of("afterArguments", written.evaluate(frame)))
                    .orElse(Map.of());
        }

        @Override
        public Map<String, Object> items(List<Object> items) {
            return Map.of();
        }

        @Override
        public Map<String, Object> result(Frame frame, Object result) {
            return Map.of();
        }
    }

    @Override
    public Expression template(Template template) {
        return plan(template);
    }

    @Override
    public Expression operand(Operand operand) {
        return switch (operand) {
            case Operand.Literal(String _, Object value, String _) -> Expression.literal(value);
            case Operand.Jsonata(String field, Object template, String pointer) ->
                JsonataTemplates.plan(template, field, pointer);
            case Operand.Path path -> throw new InvalidQuery("Paths do not stand in JSONata states", path.pointer());
        };
    }
}
