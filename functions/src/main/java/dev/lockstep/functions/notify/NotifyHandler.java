package dev.lockstep.functions.notify;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Topics;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.state.Breaker;
import dev.lockstep.functions.state.Once;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells people and machines: a topic of SNS (and by its subscriptions mail and phones), a webhook, or
/// both. Who is told may be told twice, when the answer to the first time was lost; the run's id in
/// the message lets machines notice.
public final class NotifyHandler extends StageHandler<NotifyHandler.Input, NotifyHandler.Output> {
    public NotifyHandler() {
        super(Input.class);
    }

    /// What to tell, and whom.
    ///
    /// @param topic as the pipeline calls it; the environment's prefix comes before it
    /// @param webhook an address that takes JSON by POST
    /// @param subject one line
    /// @param details what a machine may want to know
    /// @param breaker when the webhook is no longer called for a while
    /// @param message what to tell
    public record Input(
            Optional<String> topic,
            Optional<String> webhook,
            Optional<String> subject,
            String message,
            Optional<Json> details,
            Optional<Patience> breaker) {
        public Input {
            if (topic.isEmpty() && webhook.isEmpty()) {
                throw new IllegalArgumentException("says nobody to tell; expected topic, webhook or both");
            }
        }
    }

    /// After how many failures in a row the webhook is left alone, and for how many seconds at first.
    public record Patience(Optional<Integer> failures, Optional<Integer> seconds) {
        private Breaker.Rule rule() {
            return new Breaker.Rule(
                    failures.orElse(Breaker.Rule.USUAL.failures()),
                    seconds.map(Duration::ofSeconds).orElse(Breaker.Rule.USUAL.pause()));
        }

        public Patience {
            if (failures.filter(count -> count < 1).isPresent()
                    || seconds.filter(count -> count < 1).isPresent()) {
                throw new IllegalArgumentException("must have 1 or more failures and seconds");
            }
        }
    }

    /// Who was told.
    public record Output(List<String> told) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        List<String> told = new ArrayList<>();
        Map<String, Json> message = new LinkedHashMap<>();
        message.put("message", Json.of(input.message()));
        message.put("stage", Json.of(context.stage()));
        message.put("run", Records.encode(context.run()));
        input.details().ifPresent(details -> message.put("details", details));
        String text = JsonText.text(new Json.Obj(message));
        String subject = input.subject().orElse(context.run().pipeline() + ": " + input.message());
        // it first: told twice, it knows that it was told before, and a topic does not
        if (input.webhook().isPresent()) {
            Webhook webhook = new Webhook(input.webhook().get());
            call(webhook, text, input.breaker(), context);
            told.add(webhook.host());
        }
        if (input.topic().isPresent()) {
            String arn = Topics.arn(input.topic().get(), context);
            context.trace().span("SNS " + input.topic().get(), () -> {
                Clients.ofThisProcess().topics().publish(arn, subject, text);
                return arn;
            });
            told.add(arn);
        }
        context.log().info("told " + String.join(", ", told));
        return new Output(told);
    }

    private static void call(Webhook webhook, String text, Optional<Patience> patience, StageContext context)
            throws IOException {
        String place = context.run().id() + "/" + context.stage();
        String id = context.index().map(index -> place + "/" + index).orElse(place);
        Once.Work<Webhook> send = () -> {
            webhook.send(text, id);
            return webhook;
        };
        context.trace()
                .span(
                        webhook.host(),
                        () -> patience.isEmpty()
                                ? send.run()
                                : context.breaker(webhook.host(), patience.get().rule())
                                        .call(send));
    }
}
