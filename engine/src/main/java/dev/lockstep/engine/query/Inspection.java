package dev.lockstep.engine.query;

import java.util.List;
import java.util.Map;

/// What the fields of a state make of its data on the way, under the names that TestState has for it. A name that the
/// query language does not know is left out.
public interface Inspection {

    /// What the state reads.
    Map<String, Object> input(Frame frame);

    /// What the state reads, and what it works on.
    Map<String, Object> arguments(Frame frame);

    /// What a Map state runs over.
    Map<String, Object> items(List<Object> items);

    /// What is made of a result.
    Map<String, Object> result(Frame frame, Object result);
}
