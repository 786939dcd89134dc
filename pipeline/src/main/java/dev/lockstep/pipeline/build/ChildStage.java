package dev.lockstep.pipeline.build;

/// A stage that runs another pipeline and waits for it; what it is given are the other's parameters.
public record ChildStage(String name, Keys keys)
        implements StageDefinition,
                StageDefinition.Ordered<ChildStage>,
                StageDefinition.Fed<ChildStage>,
                StageDefinition.Repeated<ChildStage> {

    private static final String PIPELINE = "pipeline";

    public static ChildStage of(String name, String pipeline) {
        return new ChildStage(name, Keys.none().with(PIPELINE, Keys.none().with("name", pipeline)));
    }

    /// The version of its state machine; what the environment runs without.
    public ChildStage version(int number) {
        return child("version", number);
    }

    /// The alias of its state machine.
    public ChildStage alias(String alias) {
        return child("alias", alias);
    }

    public ChildStage mode(String mode) {
        return child("mode", mode);
    }

    /// The results of all its stages.
    public Given.Expression<Object> result() {
        return Given.expression("$" + name);
    }

    private ChildStage child(String key, Object value) {
        return said(keys.withInside(PIPELINE, key, value));
    }

    @Override
    public ChildStage said(Keys more) {
        return new ChildStage(name, more);
    }
}
