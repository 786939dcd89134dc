package dev.lockstep.functions.expression;

/// What the names in an expression stand for: the place of a value among those it is given.
public interface Names {
    /// The place of what has a name.
    ///
    /// @throws dev.lockstep.functions.InvalidInput naming those there are
    int place(String name);

    /// The place of a measure of what has a name, as `sum(price)`; asked only for a measure that there is.
    ///
    /// @param measure in small letters
    default int place(String measure, String name) {
        throw new IllegalArgumentException("there is no measure " + measure);
    }

    /// Whether there is a measure of that name.
    default boolean measures(String measure) {
        return false;
    }
}
