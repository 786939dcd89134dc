package dev.lockstep.functions.approve;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Topics;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.state.Memory;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks people whether the run may go on: keeps the token that the run waits with, and sends a link by which
/// they answer (see [AnswerHandler]). Where an environment has no such page (the setting `approval.url`), the
/// token itself is sent, and whoever has it answers by `SendTaskSuccess` and `SendTaskFailure`.
public final class AskHandler extends StageHandler<AskHandler.Input, AskHandler.Output> {

    public AskHandler() {
        super(Input.class);
    }

    /// What to ask, and whom. The state machine gives it all; the author of a pipeline writes `approval`.
    ///
    /// @param topic as the pipeline calls it; the environment's prefix comes before it
    /// @param details what they may want to know
    /// @param seconds how long the run waits for the answer
    /// @param taskToken what the run waits with
    /// @param message what they are asked
    public record Input(
            String topic, Optional<String> message, Optional<Json> details, long seconds, String taskToken) {}

    /// Who was asked; nobody when an earlier attempt had asked and the answer had come.
    public record Output(List<String> asked) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        String arn = Topics.arn(input.topic(), context);
        Optional<String> page = context.settings().get("approval.url");
        if (page.isEmpty()) {
            return send(arn, Letter.answeredByToken(question(input, context, List.of())), context);
        }
        Questions questions = new Questions(
                Memory.of(context),
                context.run().pipeline(),
                Clients.ofThisProcess().stateMachines());
        LinkKey key = LinkKey.drawn();
        Question kept = questions.keep(question(input, context, List.of(key.digest())));
        if (kept.decision().isPresent()) {
            context.log().info("it has been answered since it was first asked");
            questions.deliver(kept);
            return new Output(List.of());
        }
        return send(arn, Letter.answeredByLink(kept, page.get(), key), context);
    }

    private static Output send(String arn, Letter letter, StageContext context) throws IOException {
        context.trace().span("SNS", () -> {
            Clients.ofThisProcess().topics().publish(arn, letter.subject(), letter.forMachines(), letter.forPeople());
            return arn;
        });
        context.log().info("asked " + arn);
        return new Output(List.of(arn));
    }

    private static Question question(Input input, StageContext context, List<String> keys) {
        var now = context.time().now().truncatedTo(ChronoUnit.SECONDS);
        return new Question(
                context.stage(),
                context.run().pipeline(),
                context.run().id(),
                context.run().environment(),
                input.message(),
                input.details().filter(details -> !details.equals(Records.encode(Map.of()))),
                now.toString(),
                now.plusSeconds(input.seconds()).toString(),
                input.taskToken(),
                keys,
                Optional.empty());
    }
}
