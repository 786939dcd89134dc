package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.stage.Work;
import java.time.Duration;

/// A stage that asks people and waits for one of them to answer.
public record ApprovalStage(String name, Keys keys)
        implements StageDefinition,
                StageDefinition.Ordered<ApprovalStage>,
                StageDefinition.Fed<ApprovalStage>,
                StageDefinition.Failing<ApprovalStage> {

    private static final String APPROVAL = "approval";

    /// Asks by a topic.
    ///
    /// @param topic the topic they listen to
    /// @param timeout how long there is to answer
    public static ApprovalStage of(String name, String topic, Duration timeout) {
        var approval = Keys.none().with("notify", topic).with("timeout", timeout);
        return new ApprovalStage(name, Keys.none().with(APPROVAL, approval));
    }

    public ApprovalStage message(Given<String> message) {
        return approval("message", message);
    }

    /// How often whoever works on it has to say so.
    public ApprovalStage heartbeat(Duration time) {
        return approval("heartbeat", time);
    }

    /// What happens when nobody answers in time.
    public ApprovalStage otherwise(Work.Unanswered otherwise) {
        return approval("otherwise", otherwise);
    }

    /// What the answer says.
    public Given.Expression<Object> result() {
        return Given.expression("$" + name);
    }

    private ApprovalStage approval(String key, Object value) {
        return said(keys.withInside(APPROVAL, key, value));
    }

    @Override
    public ApprovalStage said(Keys more) {
        return new ApprovalStage(name, more);
    }
}
