package dev.lockstep.engine.value;

/// JSON's null as a value, so that "is null" and "is not there" never look alike: a Java null is neither.
public enum Null {
    /// The one there is.
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
