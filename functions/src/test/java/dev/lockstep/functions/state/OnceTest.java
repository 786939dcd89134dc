package dev.lockstep.functions.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OnceTest {
    private static final String NAME = "a-pipeline/once/work/invoice-7";

    private final Cloud cloud = Cloud.fresh();
    private final AtomicInteger done = new AtomicInteger();

    record Receipt(int number) {}

    @BeforeEach
    void makeTheTable() {
        cloud.memory();
    }

    private String pay(StageContext context) throws IOException {
        return "receipt "
                + context.once()
                        .run("invoice-7", Duration.ofDays(1), Receipt.class, () -> new Receipt(done.incrementAndGet()))
                        .number();
    }

    @Test
    void whoComesSecondIsGivenTheResultOfTheFirst() {
        assertEquals("receipt 1", Doing.call("a", this::pay).text("text"));
        assertEquals("receipt 1", Doing.call("b", this::pay).text("text"));
        assertEquals(1, done.get());
    }

    @Test
    void ofEightAtOnceOneDoesIt() throws Exception {
        List<Lambda.Answer> answers = Doing.eightTimes(this::pay);
        assertEquals(1, done.get());
        for (Lambda.Answer answer : answers) {
            if (answer.failed()) {
                assertEquals("dev.lockstep.functions.InProgress", answer.errorType(), answer::errorMessage);
            } else {
                assertEquals("receipt 1", answer.text("text"));
            }
        }
        assertTrue(answers.stream().anyMatch(answer -> !answer.failed()));
    }

    @Test
    void whatIsBeingDoneIsNotBegunByAnother() {
        Lambda.Answer outer = Doing.call(
                "a",
                first -> first.once()
                        .run("invoice-7", Duration.ofDays(1), Receipt.class, () -> {
                            assertEquals(
                                    "dev.lockstep.functions.InProgress",
                                    Doing.call("b", this::pay).errorType());
                            return new Receipt(9);
                        })
                        .toString());
        assertFalse(outer.failed(), outer::errorMessage);
        assertEquals("receipt 9", Doing.call("c", this::pay).text("text"));
    }

    @Test
    void whatFailedIsFreeAgain() {
        Lambda.Answer failed = Doing.call(
                "a",
                context -> context.once()
                        .run("invoice-7", Duration.ofDays(1), Receipt.class, () -> {
                            throw new Unavailable("the bank is closed");
                        })
                        .toString());
        assertEquals("the bank is closed", failed.errorMessage());
        assertEquals("receipt 1", Doing.call("b", this::pay).text("text"));
    }

    @Test
    void whatItsOwnerCannotFinishAnyMoreIsTakenOver() {
        Doing.remember(NAME, "{\"owner\": \"dead/1\", \"run\": \"r\", \"until\": \"2026-01-01T00:00:00Z\"}");
        assertEquals("receipt 1", Doing.call("b", this::pay).text("text"));
        Doing.remember(NAME, "{\"owner\": \"alive/1\", \"run\": \"r\", \"until\": \"2999-01-01T00:00:00Z\"}");
        Lambda.Answer held = Doing.call("b", this::pay);
        assertEquals("dev.lockstep.functions.InProgress", held.errorType());
        assertEquals("'invoice-7' is being done by run r, at most until 2999-01-01T00:00:00Z", held.errorMessage());
    }

    @Test
    void ofTwoThatBothCameToAnEndTheFirstResultStands() {
        Lambda.Answer late = Doing.call(
                "late",
                context -> "receipt "
                        + context.once()
                                .run("invoice-7", Duration.ofDays(1), Receipt.class, () -> {
                                    Doing.remember(NAME, "{\"run\": \"other\", \"result\": {\"number\": 42}}");
                                    return new Receipt(1);
                                })
                                .number());
        assertEquals("receipt 42", late.text("text"));
    }

    @Test
    void aResultWhoseKeepingGotNoAnswerIsKept() {
        cloud.plant(new Fault(seen -> seen.operation().equals("UpdateItem"), 2, Fault.Kind.BROKEN));
        assertEquals("receipt 1", Doing.call("a", this::pay).text("text"));
        assertEquals("receipt 1", Doing.call("b", this::pay).text("text"));
        assertEquals(1, done.get());
    }

    @Test
    void whatIsForgottenIsDoneAgain() {
        assertEquals("receipt 1", Doing.call("a", this::payAndForget).text("text"));
        assertEquals("receipt 2", Doing.call("b", this::payAndForget).text("text"));
    }

    private String payAndForget(StageContext context) throws IOException {
        Receipt receipt =
                context.once().run("x", Duration.ZERO, Receipt.class, () -> new Receipt(done.incrementAndGet()));
        return "receipt " + receipt.number();
    }
}
