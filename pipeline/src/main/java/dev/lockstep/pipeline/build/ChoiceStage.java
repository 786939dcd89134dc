package dev.lockstep.pipeline.build;

/// A stage whose result is the name of the first outcome whose condition holds. The last is the one `otherwise`.
public record ChoiceStage(String name, Keys keys) implements StageDefinition, StageDefinition.Ordered<ChoiceStage> {

    public static ChoiceStage of(String name) {
        return new ChoiceStage(name, Keys.none().with("choice", Keys.none()));
    }

    public ChoiceStage outcome(String outcome, Given.Expression<Boolean> condition) {
        return said(keys.within("choice", outcome, condition));
    }

    public ChoiceStage otherwise(String outcome) {
        return said(keys.within("choice", outcome, "otherwise"));
    }

    /// Whether it came to an outcome, for the `when` of stages after it.
    public Given.Expression<Boolean> is(String outcome) {
        return Given.expression("$" + name + " = '" + outcome + "'");
    }

    @Override
    public ChoiceStage said(Keys more) {
        return new ChoiceStage(name, more);
    }
}
