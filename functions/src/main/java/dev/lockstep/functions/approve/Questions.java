package dev.lockstep.functions.approve;

import dev.lockstep.functions.approve.Decision.Delivery;
import dev.lockstep.functions.aws.StateMachines;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.state.Memory;
import dev.lockstep.functions.state.StateTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The questions of a pipeline that wait for an answer, and those that have one.
final class Questions {
    /// So long a question can be looked at after nobody can answer it any more.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String REJECTED = "ApprovalRejected";

    private final StateTable table;
    private final String pipeline;
    private final StateMachines stateMachines;

    Questions(StateTable table, String pipeline, StateMachines stateMachines) {
        this.table = table;
        this.pipeline = pipeline;
        this.stateMachines = stateMachines;
    }

    /// Keeps a question, and tells what is known of it then.
    Question keep(Question asked) throws IOException {
        Instant end = Instant.parse(asked.until()).plus(KEPT);
        return after(table.change(
                name(asked.run(), asked.stage()),
                Optional.of(end),
                before -> Question.of(before).map(asked::after).orElse(asked).document()));
    }

    /// The question that a link leads to.
    Optional<Question> find(String run, String stage, LinkKey key) {
        return table.read(name(run, stage)).flatMap(Question::of).filter(question -> question.isOpenTo(key));
    }

    /// Decides, unless somebody has.
    ///
    /// @return the question as it is now; its decision is somebody else's when they were first
    Question decide(Question question, Decision decision) throws IOException {
        return change(question, now -> now.decision().isPresent() ? now : now.decided(decision));
    }

    /// Tells the run what was decided. Two may tell it at once, and the second finds that it no longer waits: what the
    /// first has found stands.
    Question deliver(Question question) throws IOException {
        Decision decision = question.decision().orElseThrow();
        boolean waited = decision.approved()
                ? stateMachines.succeed(question.taskToken(), answer(decision))
                : stateMachines.fail(question.taskToken(), REJECTED, cause(decision));
        Delivery reached = waited ? Delivery.TOLD : Delivery.NO_LONGER_WAITING;
        return change(
                question,
                now -> now.taskToken().equals(question.taskToken())
                                && now.decision()
                                        .filter(made -> made.isBefore(reached))
                                        .isPresent()
                        ? now.decided(decision.as(reached))
                        : now);
    }

    @FunctionalInterface
    private interface Change {
        Question of(Question now);
    }

    private Question change(Question question, Change change) throws IOException {
        return after(table.change(
                name(question.run(), question.stage()),
                before -> change.of(Question.of(before).orElse(question)).document()));
    }

    private static Question after(Json.Obj document) {
        return Question.of(document)
                .orElseThrow(() -> new IllegalStateException("a question was kept and is not there"));
    }

    private String name(String run, String stage) {
        return Memory.name(pipeline, "approval", run, stage);
    }

    /// What becomes the result of the stage.
    private static Json answer(Decision decision) {
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("approved", Json.of(true));
        answer.put("by", Json.of(decision.by()));
        decision.comment().ifPresent(comment -> answer.put("comment", Json.of(comment)));
        answer.put("at", Json.of(decision.at()));
        return new Json.Obj(answer);
    }

    private static String cause(Decision decision) {
        return "rejected by " + decision.by()
                + decision.comment().map(comment -> ": " + comment).orElse("");
    }
}
