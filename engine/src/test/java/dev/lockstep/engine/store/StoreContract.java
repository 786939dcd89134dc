package dev.lockstep.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.definition.ItemProcessor.ExecutionType;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.maprun.Identity;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.maprun.Standing;
import dev.lockstep.engine.maprun.Tolerance;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.store.Store.Shelf;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Conclusion;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import dev.lockstep.engine.turn.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every store does.
interface StoreContract {
    Instant START = Instant.parse("2026-01-01T00:00:00Z");
    Recorded<Input> TOLD = new Recorded<>(START, new Input.Told(1, new Signal.Due()));
    String MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:m";
    Retention PLENTY = new Retention(1_000, Long.MAX_VALUE, Duration.ofDays(90));

    Store open(Retention retention);

    static Commission commission(long sequence) {
        KeptRevision revision =
                new KeptRevision(Optional.of("r"), "{}", "role", Map.of("level", "OFF"), Map.of(), Map.of(), START);
        return new Commission(
                sequence,
                "arn:aws:states:eu-central-1:123456789012:execution:m:e" + sequence,
                MACHINE,
                "e" + sequence,
                "{\"n\":" + sequence + "}",
                Optional.of(MACHINE + ":1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("HappyPath"),
                revision);
    }

    static History history() {
        History history = new History(Optional.empty());
        history.write(
                0,
                START,
                EventType.EXECUTION_STARTED,
                new EventDetails.ExecutionStarted("{}", "role", Optional.empty(), Optional.of("version")));
        history.write(1, START.plusMillis(3), EventType.PASS_STATE_ENTERED, new EventDetails.StateEntered("A", "{}"));
        history.write(
                2,
                START.plusMillis(3),
                EventType.PASS_STATE_EXITED,
                new EventDetails.StateExited("A", "{\"ü\":1}", Map.of("x", "1")));
        history.write(3, START.plusSeconds(9), EventType.EXECUTION_SUCCEEDED, new EventDetails.Output("{\"ü\":1}"));
        return history;
    }

    /// Keeps an execution that ended.
    static Finished finish(Store store, long sequence, Instant end) {
        Commission commission = commission(sequence);
        return end(store, commission, Outcome.succeeded("{\"ü\":1}"), end, List.of());
    }

    static Finished end(Store store, Commission commission, Outcome outcome, Instant end, List<Standing> mapRuns) {
        Conclusion conclusion = new Conclusion(end, outcome, 0, Optional.empty(), mapRuns);
        Journal<Input> journal = store.journal(commission);
        journal.begin(new Beginning(START, 17));
        journal.keep(TOLD.at(), TOLD.input());
        journal.end(conclusion, history());
        store.awaitSafe();
        return new Finished(commission, START, conclusion);
    }

    /// The events are there, or all that they follow from.
    static void assertKept(List<HistoryEvent> events, Chronicle chronicle) {
        switch (chronicle) {
            case Chronicle.Written(List<HistoryEvent> written) -> assertEquals(events, written);
            case Chronicle.Untold(Past<Input> past, int many) -> {
                assertEquals(events.size(), many);
                assertEquals(List.of(TOLD), past.inputs());
            }
        }
    }

    @Test
    default void keepsDocumentsByShelfAndKey() {
        try (Store store = open(PLENTY)) {
            store.put(Shelf.MACHINES, "a", "one".getBytes(StandardCharsets.UTF_8));
            store.put(Shelf.MACHINES, "b", "two".getBytes(StandardCharsets.UTF_8));
            store.put(Shelf.ACTIVITIES, "a", "other".getBytes(StandardCharsets.UTF_8));
            store.put(Shelf.MACHINES, "a", "three".getBytes(StandardCharsets.UTF_8));
            store.remove(Shelf.MACHINES, "b");
            Map<String, byte[]> machines = store.documents(Shelf.MACHINES);
            assertEquals(List.of("a"), List.copyOf(machines.keySet()));
            assertArrayEquals("three".getBytes(StandardCharsets.UTF_8), machines.get("a"));
            assertEquals(1, store.documents(Shelf.ACTIVITIES).size());
        }
    }

    @Test
    default void keepsWhatEndedWithItsHistory() {
        try (Store store = open(PLENTY)) {
            Finished finished = finish(store, 1, START.plusSeconds(9));
            assertEquals(
                    Optional.of(finished), store.finished(finished.commission().arn()));
            assertKept(history().written(), store.history(finished.commission()));
            assertEquals(Optional.empty(), store.finished("arn:other"));
            assertEquals(Chronicle.NONE, store.history(commission(2)));
            assertEquals(List.of(), store.unfinished());
        }
    }

    @Test
    default void listsTheNewestFirstFromAnyPlace() {
        try (Store store = open(PLENTY)) {
            LongStream.rangeClosed(1, 450).forEach(sequence -> finish(store, sequence, START));
            assertEquals(
                    LongStream.rangeClosed(1, 449)
                            .map(number -> 450 - number)
                            .boxed()
                            .toList(),
                    store.newestFirst(MACHINE, 450)
                            .map(finished -> finished.commission().sequence())
                            .toList());
            assertEquals(0, store.newestFirst("arn:other", 450).count());
        }
    }

    @Test
    default void letsTheOldestGoWhenThereAreTooMany() {
        try (Store store = open(PLENTY.withExecutions(100))) {
            LongStream.rangeClosed(1, 400).forEach(sequence -> finish(store, sequence, START));
            assertEquals(Optional.empty(), store.finished(commission(1).arn()));
            assertEquals(Chronicle.NONE, store.history(commission(1)));
            assertEquals(
                    LongStream.rangeClosed(301, 400).boxed().toList().reversed(),
                    store.newestFirst(MACHINE, Long.MAX_VALUE)
                            .map(finished -> finished.commission().sequence())
                            .toList());
        }
    }

    @Test
    default void letsGoWhatIsTooOld() {
        try (Store store = open(PLENTY.withAge(Duration.ofDays(1)))) {
            LongStream.rangeClosed(1, 200).forEach(sequence -> finish(store, sequence, START));
            LongStream.rangeClosed(201, 400)
                    .forEach(sequence -> finish(store, sequence, START.plus(Duration.ofDays(2))));
            assertEquals(Optional.empty(), store.finished(commission(200).arn()));
            assertEquals(200, store.newestFirst(MACHINE, Long.MAX_VALUE).count());
        }
    }

    @Test
    default void bringsBackThePastOfWhatFailedUntilItSucceeds() {
        try (Store store = open(PLENTY)) {
            Commission commission = commission(4);
            Outcome failed = Outcome.ended(Outcome.Status.FAILED, Optional.of("E"), Optional.empty());
            end(store, commission, failed, START, List.of());
            Unfinished past = store.reopen(commission.arn()).orElseThrow();
            assertEquals(commission, past.commission());
            assertEquals(new Past<>(new Beginning(START, 17), List.of(TOLD)), past.past());
            assertEquals(1, store.newestFirst(MACHINE, Long.MAX_VALUE).count());
            past.journal().keep(START, new Input.Redriven());
            store.awaitSafe();
            assertEquals(Optional.empty(), store.finished(commission.arn()));
            Conclusion conclusion = new Conclusion(START, Outcome.succeeded("1"), 1, Optional.of(START), List.of());
            past.journal().end(conclusion, history());
            store.awaitSafe();
            assertEquals(
                    Optional.of(conclusion), store.finished(commission.arn()).map(Finished::conclusion));
            assertEquals(Optional.empty(), store.reopen(commission.arn()), "it has succeeded");
        }
    }

    @Test
    default void findsMapRunsByTheirNameAndListsTheirChildren() {
        try (Store store = open(PLENTY)) {
            Commission parent = commission(1);
            Identity identity = new Identity("u", parent.arn(), "L", ExecutionType.STANDARD, START);
            Settings settings = new Settings(3, new Tolerance(Optional.of(1L), Optional.of(12.5)));
            Standing run = new MapRun(identity, settings, _ -> {}).standing();
            Membership membership = new Membership(identity.arn(), parent.arn(), 2);
            Commission child = Commission.ofChild(2, identity.childArn("c", "i"), "c", "{}", membership, parent);
            assertEquals(identity.stateMachineArn(), child.machineArn());
            assertEquals("L", membership.label());
            Finished ended = end(store, child, Outcome.succeeded("1"), START, List.of());
            Finished starter = end(store, parent, Outcome.succeeded("1"), START, List.of(run));
            assertEquals(Optional.of(ended), store.finished(child.arn()));
            assertEquals(Optional.of(starter), store.starterOf(identity.arn()));
            assertEquals(Optional.empty(), store.starterOf("arn:other"));
            assertEquals(
                    List.of(ended),
                    store.newestFirst(identity.arn(), Long.MAX_VALUE).toList());
            assertEquals(
                    List.of(starter), store.newestFirst(MACHINE, Long.MAX_VALUE).toList());
        }
    }
}
