package dev.lockstep.engine.query;

import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.Template;
import java.util.Optional;

/// How data flows through a state, planned. One strategy for each query language; nobody else asks which it is.
public sealed interface Flow permits JsonataFlow, JsonPathFlow {

    /// Plans a data flow.
    ///
    /// @throws InvalidQuery when an expression or a path in it is none
    static Flow of(DataFlow flow) {
        return switch (flow) {
            case DataFlow.Jsonata jsonata -> JsonataFlow.of(jsonata);
            case DataFlow.JsonPath jsonPath -> JsonPathFlow.of(jsonPath);
        };
    }

    /// The frame in which the state's own fields read its input.
    Frame reading(Frame frame);

    /// What the state works on: the arguments of a task, the input of branches.
    Object arguments(Frame frame);

    /// Ends a state that has a result; the frame is the one the state began with.
    Completion complete(Frame frame, Object result);

    /// Ends a state without a result of its own, such as Wait, Choice or Succeed.
    Completion passOn(Frame frame);

    /// Ends a Pass state, which may have a `Result` in JSONPath.
    Completion pass(Frame frame, Optional<Object> result);

    /// Ends a Choice state by one of its rules.
    Completion choose(Frame frame, Flow rule);

    /// What a catcher makes of an error.
    Completion caught(Frame frame, Object errorOutput);

    /// What happens to data on the way.
    Inspection inspection();

    /// Plans a template of this language.
    Expression template(Template template);

    /// Plans a field that may be literal or found at run time.
    Expression operand(Operand operand);
}
