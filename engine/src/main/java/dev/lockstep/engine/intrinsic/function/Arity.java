package dev.lockstep.engine.intrinsic.function;

/// How many arguments a function takes.
public record Arity(int least, int most) {

    public static Arity exactly(int count) {
        return new Arity(count, count);
    }

    public static Arity atLeast(int count) {
        return new Arity(count, Integer.MAX_VALUE);
    }

    public static Arity between(int least, int most) {
        return new Arity(least, most);
    }

    public boolean accepts(int count) {
        return count >= least && count <= most;
    }
}
