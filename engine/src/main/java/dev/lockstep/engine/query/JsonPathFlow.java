package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import java.util.Map;
import java.util.Optional;

/// JSONPath: `InputPath`, `Parameters`, `ResultSelector`, `ResultPath`, `OutputPath`, `Assign`.
record JsonPathFlow(DataFlow.JsonPath written) implements Flow {

    static JsonPathFlow of(DataFlow.JsonPath written) {
        return new JsonPathFlow(written);
    }

    @Override
    public Object arguments(Frame frame) {
        return frame.input();
    }

    @Override
    public Completion complete(Frame frame, Object result) {
        return new Completion(result, Map.of());
    }

    @Override
    public Completion passOn(Frame frame) {
        return new Completion(frame.input(), Map.of());
    }

    @Override
    public Completion pass(Frame frame, Optional<Object> result) {
        return complete(frame, result.orElseGet(() -> arguments(frame)));
    }

    @Override
    public Completion caught(Frame frame, Object errorOutput) {
        return new Completion(errorOutput, Map.of());
    }

    @Override
    public Expression template(Template template) {
        throw new InvalidQuery("JSONPath is not supported yet", template.pointer());
    }

    @Override
    public Expression operand(Operand operand) {
        return switch (operand) {
            case Operand.Literal(String _, Object value, String _) -> Expression.literal(value);
            case Operand.Jsonata jsonata -> throw new InvalidQuery("JSONata is not supported here", jsonata.pointer());
            case Operand.Path path -> throw new InvalidQuery("JSONPath is not supported yet", path.pointer());
        };
    }
}
