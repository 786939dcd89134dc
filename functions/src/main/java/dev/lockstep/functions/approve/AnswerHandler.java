package dev.lockstep.functions.approve;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.state.Memory;
import dev.lockstep.functions.state.StateTable;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The page behind the link that [AskHandler] sends: shows what is asked, and takes the answer of a person.
///
/// Looking decides nothing, because mail scanners look at every link; only the form does. The first answer counts.
/// Settings: `pipeline`, `state.table`, `environment`.
public final class AnswerHandler implements RequestStreamHandler {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_COMMENT = 1000;
    private static final Duration LEFT_TO_ANSWER = Duration.ofSeconds(8);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Settings settings = Settings.ofThisProcess();
    private final Time time = Time.OF_THIS_MACHINE;

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        JsonText.write(
                page(in, lambda, StageLog.of("lockstep-answers", settings, lambda))
                        .document(),
                out);
    }

    private Page page(InputStream in, Context lambda, StageLog log) {
        try {
            return page(PageRequest.of(JsonText.read(in)), lambda, log);
        } catch (Unavailable e) {
            log.error("the answer could not be taken: " + e.getMessage(), e);
            return Page.of(503, "Not yet", "Something that is needed does not answer. Try again in a minute.");
        } catch (IOException | IllegalArgumentException e) {
            log.warn("a request was refused: " + e.getMessage());
            return Page.of(400, "Not understood", "This is not a request that the page understands.");
        } catch (RuntimeException e) {
            log.error("the page failed: " + e.getMessage(), e);
            return Page.of(500, "Something is broken", "The log of this page's function says what.");
        }
    }

    private Page page(PageRequest request, Context lambda, StageLog log) throws IOException {
        String run = request.query().getOrDefault("run", "");
        String pipeline = settings.require("pipeline");
        StateTable.Author author = new StateTable.Author(run, String.valueOf(lambda.getAwsRequestId()), time);
        Questions questions = new Questions(
                Memory.of(settings, author), pipeline, Clients.ofThisProcess().stateMachines());
        Optional<Question> found = questions.find(
                run,
                request.query().getOrDefault("stage", ""),
                new LinkKey(request.query().getOrDefault("key", "")));
        if (found.isEmpty()) {
            log.warn("a link was tried that leads to no question", Map.of("from", request.from()));
            return Page.of(404, "No such question", "This link is wrong, or it is so old that it has been forgotten.");
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> Page.of(found.get(), time.now());
            case "POST" -> answered(found.get(), request, questions, lambda, log);
            default -> Page.of(405, "Not understood", "This page can be looked at and answered, nothing else.");
        };
    }

    private Page answered(Question question, PageRequest request, Questions questions, Context lambda, StageLog log)
            throws IOException {
        String by = request.form().getOrDefault("name", "").strip();
        String comment = request.form().getOrDefault("comment", "").strip();
        String decision = request.form().getOrDefault("decision", "");
        if (by.isEmpty() || by.length() > LONGEST_NAME || comment.length() > LONGEST_COMMENT) {
            return Page.of(question, time.now())
                    .saying(
                            400,
                            by.isEmpty()
                                    ? "Say who you are: your answer stands in the record of the run."
                                    : "A name has at most " + LONGEST_NAME + " characters, a comment " + LONGEST_COMMENT
                                            + ".");
        }
        if (!decision.equals("approve") && !decision.equals("reject")) {
            return Page.of(question, time.now()).saying(400, "Approve or reject.");
        }
        Decision mine = new Decision(
                decision.equals("approve"),
                by,
                Optional.of(comment).filter(text -> !text.isEmpty()),
                time.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                request.from(),
                Decision.Delivery.PENDING);
        Question now = told(questions.decide(question, mine), questions, lambda, log);
        now.decision().ifPresent(made -> log.info(now.stage() + " was " + made.verb(), fields(now, made)));
        return Page.of(now, time.now());
    }

    /// Tells the run, and again as long as there is time when Step Functions cannot be told now:
    /// whoever has answered goes away.
    private Question told(Question decided, Questions questions, Context lambda, StageLog log) throws IOException {
        if (decided.decision().filter(Decision::isPending).isEmpty()) {
            return decided;
        }
        while (true) {
            try {
                return questions.deliver(decided);
            } catch (Unavailable e) {
                if (lambda.getRemainingTimeInMillis() < LEFT_TO_ANSWER.toMillis()) {
                    log.error("what was decided is kept, and could not be told: " + e.getMessage(), e);
                    return decided;
                }
                Time.waitFor("Step Functions", BETWEEN_TRIES, time);
            }
        }
    }

    private static Map<String, Object> fields(Question question, Decision decision) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("correlation_id", question.run());
        fields.put("stage", question.stage());
        fields.put("by", decision.by());
        fields.put("from", decision.from());
        fields.put("delivery", decision.delivery().name());
        return fields;
    }
}
