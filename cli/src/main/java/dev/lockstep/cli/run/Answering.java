package dev.lockstep.cli.run;

import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Outcome;
import dev.lockstep.local.sns.Sns.Published;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Answers approvals as the person said who started the run. It hears what is published to topics, finds the stage and
/// the token in it, and answers as `SendTaskSuccess` and `SendTaskFailure` would. A stage nobody has said anything
/// about waits until its time is over.
public final class Answering implements Consumer<Published> {
    private final Map<String, Boolean> answers;
    private final CompletableFuture<Engine> engine = new CompletableFuture<>();

    /// @param answers by stage, whether it is approved
    public Answering(Map<String, Boolean> answers) {
        this.answers = Map.copyOf(answers);
    }

    public void runOn(Engine built) {
        engine.complete(built);
    }

    @Override
    public void accept(Published published) {
        var message = Members.read(published.message());
        var stage = Members.text(message.get("stage"));
        var token = Members.text(message.get("taskToken"));
        if (stage.isEmpty() || token.isEmpty() || !answers.containsKey(stage.get())) {
            return;
        }
        var _ = engine.join()
                .answer(
                        token.get(),
                        Boolean.TRUE.equals(answers.get(stage.get()))
                                ? Outcome.succeeded("{\"approved\": true, \"by\": \"whoever started the run\"}")
                                : Outcome.ended(
                                        Outcome.Status.FAILED,
                                        Optional.of("ApprovalRejected"),
                                        Optional.of("rejected by whoever started the run")));
    }
}
