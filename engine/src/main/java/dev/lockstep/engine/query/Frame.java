package dev.lockstep.engine.query;

import dev.lockstep.engine.intrinsic.function.Draws;
import dev.lockstep.engine.jsonata.Bindings;
import dev.lockstep.engine.path.PathScope;
import dev.lockstep.engine.time.Chance;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the expressions of a state see at one moment of it.
public final class Frame implements Bindings, PathScope {
    private final Surroundings surroundings;
    private final Object input;
    private final @Nullable Object result;
    private final @Nullable Object errorOutput;

    private Frame(Surroundings surroundings, Object input, @Nullable Object result, @Nullable Object errorOutput) {
        this.surroundings = surroundings;
        this.input = input;
        this.result = result;
        this.errorOutput = errorOutput;
    }

    /// Before a state has a result.
    public static Frame of(Surroundings surroundings, Object input) {
        return new Frame(surroundings, input, null, null);
    }

    /// When the state has a result.
    public Frame withResult(Object value) {
        return new Frame(surroundings, input, value, errorOutput);
    }

    /// When the state has failed and a catcher was found.
    public Frame withErrorOutput(Object value) {
        return new Frame(surroundings, input, result, value);
    }

    /// The same moment with another document for `$`.
    public Frame reading(Object document) {
        return new Frame(surroundings, document, result, errorOutput);
    }

    @Override
    public Object input() {
        return input;
    }

    @Override
    public Object context() {
        return surroundings.context();
    }

    @Override
    public @Nullable Object variable(String name) {
        return surroundings.variable(name);
    }

    @Override
    public @Nullable Object states(String member) {
        return switch (member) {
            case "input" -> input;
            case "context" -> context();
            case "result" -> result;
            case "errorOutput" -> errorOutput;
            default -> null;
        };
    }

    /// Chance as intrinsic functions ask for it.
    Draws draws() {
        Chance chance = surroundings.chance();
        return new Draws() {
            @Override
            public double fraction() {
                return chance.fraction();
            }

            @Override
            public double fraction(long seed) {
                return Chance.fraction(seed);
            }

            @Override
            public UUID uuid() {
                return chance.uuid();
            }
        };
    }

    @Override
    public Instant now() {
        return surroundings.now();
    }

    @Override
    public Chance chance() {
        return surroundings.chance();
    }

    /// What stays the same while a state runs.
    public interface Surroundings {
        Object context();

        @Nullable
        Object variable(String name);

        Instant now();

        Chance chance();
    }
}
