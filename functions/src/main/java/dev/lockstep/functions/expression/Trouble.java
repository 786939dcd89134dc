package dev.lockstep.functions.expression;

/// Why a row has no value. It costs no stack trace: a bad file has one for each of its rows.
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    public Trouble(String message) {
        super(message, null, false, false);
    }
}
