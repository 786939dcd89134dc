package dev.lockstep.functions.json;

/// A value is not what a record wants: the place within the input, what was found, what was expected.
public final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mismatch(String place, String what) {
        super((place.isEmpty() ? "the input" : place) + " " + what);
    }
}
