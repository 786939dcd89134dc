package dev.lockstep.functions.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.notify.FailureHandler;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.StageCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private final Cloud cloud = Cloud.fresh();

    @BeforeEach
    void makeTheTable() {
        cloud.memory();
    }

    private static Map<String, String> ledger() {
        AtomicReference<Map<String, String>> read = new AtomicReference<>(Map.of());
        Doing.stage("reader", context -> {
                    read.set(new Ledger(context).read("run-1").orElse(Map.of()));
                    return "";
                })
                .index(0)
                .invoke("{}");
        return read.get();
    }

    @Test
    void everyStageOfARunIsInIt() throws Exception {
        List<Callable<LambdaAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            StageCall call = Doing.stage("r" + i, context -> "done").named("stage-" + i);
            calls.add(() -> call.invoke("{}"));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<LambdaAnswer> answer : threads.invokeAll(calls)) {
                assertEquals("done", answer.get().text("text"));
            }
        }
        Map<String, String> run = ledger();
        for (int i = 0; i < 8; i++) {
            String line = String.valueOf(run.get("stage:stage-" + i));
            assertTrue(line.startsWith("{\"status\":\"done\",\"attempt\":0,\"milliseconds\":"), line);
        }
        assertEquals("2026-01-01T00:00:00Z", run.get("started"));
    }

    @Test
    void aFailureTellsWhetherAnotherAttemptMayMendIt() {
        Doing.stage("a", context -> {
                    throw new Unavailable("later");
                })
                .named("first")
                .invoke("{}");
        Doing.stage("b", context -> {
                    throw new InvalidInput("never");
                })
                .named("second")
                .invoke("{}");
        assertTrue(String.valueOf(ledger().get("stage:first")).contains("\"status\":\"again\""));
        assertTrue(String.valueOf(ledger().get("stage:second")).contains("\"status\":\"failed\""));
    }

    @Test
    void theFailureHandlerEndsTheRun() {
        StageCall.of(new FailureHandler())
                .named("onFailure")
                .invoke("{\"error\": {\"stage\": \"load\", \"error\": \"E\", \"cause\": \"full\"}}");
        Map<String, String> run = ledger();
        assertEquals("failed", run.get("status"));
        assertEquals("{\"stage\":\"load\",\"error\":\"E\",\"message\":\"full\"}", run.get("failure"));
    }

    @Test
    void anAttemptThatEndsLateDoesNotWriteOverALaterOne() {
        Lambda.Answer late = Doing.call("late", context -> {
            Doing.stage("next", ignored -> "next").named("work").attempt(1).invoke("{}");
            return "late";
        });
        assertEquals("late", late.text("text"));
        assertTrue(String.valueOf(ledger().get("stage:work")).contains("\"attempt\":1"));
    }

    @Test
    void aStageDoesNotFailBecauseTheLedgerDoes() {
        cloud.plant(new Fault(seen -> seen.operation().equals("UpdateItem"), 1, Fault.Kind.REFUSED));
        assertFalse(Doing.call("a", context -> "done").failed());
    }

    @Test
    void itemsOfAForEachAreNotInIt() {
        Doing.stage("a", context -> "done").index(3).invoke("{}");
        assertEquals(Map.of(), ledger());
    }
}
