package dev.lockstep.pipeline.build;

import java.time.Duration;

/// A Lambda that is called for something else than a stage's work: when a stage or a run has failed, or to undo one.
public record FunctionCall(Keys keys) implements StageDefinition.Fed<FunctionCall> {

    public static FunctionCall of(Class<?> handler) {
        return of(handler.getName());
    }

    /// By its class's name in full.
    public static FunctionCall of(String handler) {
        return new FunctionCall(Keys.none().with("handler", handler));
    }

    public FunctionCall memory(int megabytes) {
        return said(keys.with("memory", megabytes));
    }

    public FunctionCall timeout(Duration time) {
        return said(keys.with("timeout", time));
    }

    @Override
    public FunctionCall said(Keys more) {
        return new FunctionCall(more);
    }
}
