package dev.lockstep.engine.path;

import java.util.function.Supplier;

/// What a path found.
public sealed interface Reading {

    /// The value; of an indefinite path the list of all it met, maybe none.
    record Found(Object value) implements Reading {}

    /// Nothing, of a definite path. The reason is put into words only when somebody asks: most who read a path that
    /// leads nowhere (`IsPresent`) do not.
    record Missing(Supplier<String> why) implements Reading {
        /// The words Jayway has for it, which AWS passes on.
        public String reason() {
            return why.get();
        }
    }
}
