package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.stage.Recovery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A stage. Each kind has the words that mean something for it and no others, so that what the language refuses as
/// having no meaning does not compile.
public sealed interface StageDefinition
        permits HandlerStage, TaskStage, ChildStage, ApprovalStage, ChoiceStage, WaitStage {

    String name();

    Keys keys();

    /// Something keys are said of; each word gives a new one.
    ///
    /// @param <S> the kind of it
    interface Said<S> {

        Keys keys();

        S said(Keys more);
    }

    /// When it begins.
    interface Ordered<S> extends Said<S> {

        /// The stages that have to end before; none means that it begins at once.
        default S needs(StageDefinition... stages) {
            return needs(Arrays.stream(stages).map(StageDefinition::name).toList());
        }

        default S needs(List<String> stages) {
            return said(keys().with("needs", stages));
        }

        /// It runs only when this holds; otherwise its result is null.
        default S when(Given.Expression<Boolean> condition) {
            return said(keys().with("when", condition));
        }
    }

    /// It is given values by names.
    interface Fed<S> extends Said<S> {

        default S with(String name, Object value) {
            return said(keys().within("with", name, value));
        }
    }

    /// It can fail, and something can follow from that.
    interface Failing<S> extends Said<S> {

        /// The run goes on without its result.
        default S onFailureContinue() {
            return said(keys().with("onFailure", "continue"));
        }

        default S onFailure(FunctionCall call, Recovery.Then then) {
            return said(keys().with("onFailure", call.keys().with("then", then)));
        }
    }

    /// It can be done again: for items, after a failure, and be undone.
    interface Repeated<S> extends Failing<S> {

        /// Once for each item, or for each combination.
        default S forEach(Items items) {
            return said(keys().with(items.word(), items.keys()));
        }

        default S retry(RetryRule rule) {
            return said(keys().with("retry", rule.keys()));
        }

        /// How long one try may take.
        default S timeout(Duration time) {
            return said(keys().with("timeout", time));
        }

        /// Undoes it when a later stage fails.
        default S compensate(FunctionCall call) {
            return said(keys().with("compensate", call.keys()));
        }
    }
}
