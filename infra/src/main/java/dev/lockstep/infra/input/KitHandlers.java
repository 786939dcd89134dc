package dev.lockstep.infra.input;

/// The handlers that no pipeline names, because every pipeline has them.
public final class KitHandlers {
    /// Starts a run for an event.
    public static final String STARTER = "dev.lockstep.functions.starter.StarterHandler";

    /// The page on which people answer.
    public static final String ANSWERS = "dev.lockstep.functions.approve.AnswerHandler";

    /// Notes how a run ended.
    public static final String ENDED = "dev.lockstep.functions.starter.EndedHandler";

    private KitHandlers() {}
}
