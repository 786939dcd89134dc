package dev.lockstep.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The handlers that have been built, as far as their classes tell: whoever has the jar says what is in it.
public interface HandlerClasses {

    /// The handler of that class; empty when there is no such class.
    Optional<HandlerClass> find(String className);

    /// Names of classes there are, to guess what was meant.
    Set<String> names();

    /// What is known of a handler's class.
    ///
    /// @param input what it takes as `with`; empty when its class does not tell
    /// @param scored whether its result can have a `quality`; true when its class does not tell
    record HandlerClass(Optional<List<Field>> input, boolean scored) {
        public HandlerClass {
            input = input.map(List::copyOf);
        }
    }

    /// A component of the input's record.
    record Field(String name, boolean required) {}
}
