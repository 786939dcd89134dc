package dev.lockstep.engine.path;

import org.jspecify.annotations.Nullable;

/// What paths can read while a state runs.
public interface PathScope {

    /// The document `$` stands for.
    Object input();

    /// The context object, which `$$` stands for.
    Object context();

    /// The value of a variable, null when no state has assigned it.
    @Nullable
    Object variable(String name);

    /// A scope of one document, without context and variables.
    static PathScope of(Object document) {
        return new SingleDocument(document);
    }
}
