package dev.lockstep.functions.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.extract.IncrementalHandler;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is remembered from run to run, on a real DynamoDB: by one run, by many at once, and by runs that break.
final class ProgressTest {
    private static final String FIRST_IS_BAD = "[{\"index\": 0, \"cause\": \"line 7 is bad\"}]";

    private final Cloud cloud = Cloud.fresh();

    @BeforeEach
    void makeTheTable() {
        cloud.table("orders", "id");
    }

    @Test
    void aRunTakesWhatTheRunBeforeHasNotTaken() {
        put("a", "b", "c");
        Lambda.Answer first = extract("");
        assertEquals("[\"log/a\",\"log/b\",\"log/c\"]", first.text("keys"));
        commit("run-1", first, "[]");
        assertEquals("[]", extract("").text("keys"));
        put("d");
        assertEquals("[\"log/d\"]", extract("").text("keys"));
    }

    @Test
    void aRunThatRemembersNothingIsDoneAgain() {
        put("a", "b");
        assertEquals(extract("").text("keys"), extract("").text("keys"));
    }

    @Test
    void whatFailedIsTriedAgainUntilItIsGivenUp() {
        put("a", "b");
        String bad = "[{\"index\": 1, \"error\": \"InvalidInput\", \"cause\": \"line 7 is bad\"}]";
        assertEquals("{\"log/b\":1}", commit("run-1", extract(""), bad).text("pending"));
        String only = bad.replace("1,", "0,");
        put("c");
        Lambda.Answer second = extract("");
        assertEquals("[\"log/b\",\"log/c\"]", second.text("keys"));
        commit("run-2", second, only);
        Lambda.Answer third = commit("run-3", extract(""), only);
        assertEquals("{}", third.text("pending"));
        assertEquals("{\"log/b\":\"line 7 is bad\"}", third.text("abandoned"));
        assertEquals("[]", extract("").text("keys"));
    }

    @Test
    void anObjectThatComesLateIsTakenWhenItsEventNamesIt() {
        put("b");
        commit("run-1", extract(""), "[]");
        put("a");
        assertEquals("[]", extract("").text("keys"));
        assertEquals("[]", extract("s3://inbox/log/b").text("keys"));
        Lambda.Answer late = extract("s3://inbox/log/a");
        assertEquals("[\"log/a\"]", late.text("keys"));
        commit("run-2", late, "[]");
        assertEquals("[]", extract("s3://inbox/log/a").text("keys"));
        put("c");
        assertEquals("[\"log/c\"]", extract("s3://inbox/log/c").text("keys"));
    }

    @Test
    void anObjectThatIsOverwrittenIsTakenAgainWhenThatIsAskedFor() {
        put("a", "b");
        Lambda.Answer first = overwritten("");
        commit("run-1", first, "[]");
        assertEquals("[]", overwritten("").text("keys"));
        cloud.put("inbox", "log/a", "device,value\n3,4\n");
        assertEquals("[]", extract("").text("keys"));
        Lambda.Answer second = overwritten("");
        assertEquals("[\"log/a\"]", second.text("keys"));
        commit("run-2", second, "[]");
        assertEquals("[]", overwritten("").text("keys"));
        assertEquals("log/b", overwritten("").text("since"));
    }

    @Test
    void whatIsRememberedOfObjectsHasAnEnd() {
        Progress progress = Progress.of(Optional.empty());
        for (int run = 0; run < 30; run++) {
            Map<String, String> tags = new TreeMap<>();
            for (int i = 0; i < 500; i++) {
                tags.put("log/" + run + "/" + i, "\"0123456789abcdef0123456789abcdef\"");
            }
            progress = progress.with(
                    new Progress.Done("run-" + run, Optional.of("log/z"), List.copyOf(tags.keySet()), List.of(), tags),
                    3);
        }
        int size = JsonText.text(progress.document()).length();
        assertTrue(size < 200_000, () -> size + " characters");
        assertTrue(progress.tags().orElseThrow().keySet().stream().anyMatch(key -> key.startsWith("log/29/")));
        assertEquals(
                Set.copyOf(progress.recent()), progress.tags().orElseThrow().keySet());
    }

    @Test
    void anOverwrittenObjectThatWasGivenUpIsTakenAgainOnlyWhenItIsAnother() {
        put("a", "b");
        commit("run-1", overwritten(""), "[]");
        cloud.put("inbox", "log/a", "bad");
        for (int run = 2; run <= 4; run++) {
            Lambda.Answer found = overwritten("");
            assertEquals("[\"log/a\"]", found.text("keys"));
            commit("run-" + run, found, FIRST_IS_BAD);
        }
        assertEquals("[]", overwritten("").text("keys"));
        put("a");
        Lambda.Answer mended = overwritten("");
        assertEquals("[\"log/a\"]", mended.text("keys"));
        assertEquals("{}", commit("run-5", mended, "[]").text("abandoned"));
        assertEquals("[]", overwritten("").text("keys"));
    }

    @Test
    void anObjectThatWasGivenUpBeforeItWasEverDoneIsTakenAgainWhenItIsAnother() {
        put("b");
        for (int run = 1; run <= 3; run++) {
            commit("run-" + run, overwritten(""), FIRST_IS_BAD);
        }
        assertEquals("[]", overwritten("").text("keys"));
        cloud.put("inbox", "log/b", "device,value\n3,4\n");
        assertEquals("[\"log/b\"]", overwritten("").text("keys"));
    }

    @Test
    void whatCameLateOrSucceededOnItsSecondTryIsKnownWhenItIsOverwritten() {
        put("b");
        put("c");
        commit("run-1", overwritten(""), "[{\"index\": 1, \"cause\": \"x\"}]");
        put("a");
        Lambda.Answer second = overwritten("s3://inbox/log/a");
        assertEquals("[\"log/a\",\"log/c\"]", second.text("keys"));
        commit("run-2", second, "[]");
        assertEquals("[]", overwritten("").text("keys"));
        cloud.put("inbox", "log/a", "device,value\n3,4\n");
        cloud.put("inbox", "log/c", "device,value\n5,6\n");
        assertEquals("[\"log/a\",\"log/c\"]", overwritten("").text("keys"));
    }

    @ParameterizedTest
    @CsvSource({"1,abandoned", "3,pending"})
    void keysOfManyBytesNeverFillTheItemAndWhatNoLongerFitsIsSaid(int tries, String where) {
        long forgotten = 0;
        Json.Obj left = new Json.Obj(Map.of());
        for (int run = 0; run < 3; run++) {
            StringJoiner keys = new StringJoiner("\",\"", "[\"", "\"]");
            StringJoiner failed = new StringJoiner(",", "[", "]");
            for (int i = 0; i < 1000; i++) {
                keys.add("log/" + run + "-" + (1000 + i) + "\u8a08".repeat(150));
                failed.add("{\"index\": " + i + ", \"cause\": \"\u58ca\"}");
            }
            Lambda.Answer answer =
                    good(Lambda.call(new CommitHandler(), payload("run-" + run, """
                    {"table": "orders", "key": "id", "name": "log", "tries": %d, "keys": %s, "failed": %s}""".formatted(tries, keys, failed))));
            forgotten += Long.parseLong(answer.text("forgotten"));
            left = (Json.Obj) answer.at(where);
        }
        assertEquals(3000, forgotten + left.fields().size());
        assertTrue(left.fields().size() > 150, () -> "too few are left");
        assertTrue(left.fields().keySet().stream().allMatch(key -> key.startsWith("log/2-1")));
        assertTrue(left.fields().containsKey("log/2-1999" + "\u8a08".repeat(150)));
    }

    private static Lambda.Answer overwritten(String late) {
        return good(Lambda.stage(new IncrementalHandler(), "extract", """
                {"source": "s3://inbox/log/", "table": "orders", "key": "id", "name": "log", "overwritten": true,
                 "late": "%s"}""".formatted(late)));
    }

    @Test
    void aRunWhoseAnswerWasLostIsNotCountedTwice() {
        put("a");
        Lambda.Answer found = extract("");
        cloud.plant(new Fault(seen -> seen.operation().equals("UpdateItem"), 1, Fault.Kind.LOST));
        String bad = "[{\"index\": 0, \"cause\": \"x\"}]";
        assertTrue(commitAnswer("run-1", found, bad).failed());
        cloud.heal();
        assertEquals("{\"log/a\":1}", commit("run-1", found, bad).text("pending"));
    }

    @Test
    void theMarkNeverMovesBackInWhateverOrderRunsEnd() {
        put("a", "b");
        Lambda.Answer early = extract("");
        put("c");
        Lambda.Answer late = extract("");
        assertEquals("log/c", commit("run-2", late, "[]").text("mark"));
        assertEquals("log/c", commit("run-1", early, "[]").text("mark"));
    }

    @Test
    void whatOneRunHasDoneAndAnotherHasNotIsDone() {
        Progress before = Progress.of(Optional.empty());
        Progress.Done good = new Progress.Done("one", Optional.of("k"), List.of("k"), List.of(), Map.of());
        Progress.Done bad = new Progress.Done(
                "two", Optional.of("k"), List.of(), List.of(new Progress.Failure("k", "x")), Map.of());
        assertEquals(
                List.of(),
                List.copyOf(before.with(bad, 3).with(good, 3).pending().keySet()));
        assertEquals(
                List.of("k"),
                List.copyOf(before.with(good, 3).with(bad, 3).pending().keySet()));
    }

    @Test
    void ofManyWritersAtOnceNoneIsLost() throws Exception {
        int writers = 8;
        int each = 6;
        List<Future<List<Lambda.Answer>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < writers; i++) {
                int writer = i;
                running.add(threads.submit(() -> {
                    List<Lambda.Answer> answers = new ArrayList<>();
                    for (int n = 0; n < each; n++) {
                        String key = "log/" + writer + "-" + n;
                        answers.add(Lambda.call(
                                new CommitHandler(), payload("run-" + writer + "-" + n, """
                                {"table": "orders", "key": "id", "name": "log", "keys": ["%s"], "until": "%s",
                                 "failed": [{"index": 0, "cause": "x"}]}""".formatted(key, key))));
                    }
                    return answers;
                }));
            }
        }
        for (Future<List<Lambda.Answer>> answers : running) {
            String last = "";
            for (Lambda.Answer answer : answers.get()) {
                assertFalse(answer.failed(), () -> answer.errorType() + ": " + answer.errorMessage());
                assertTrue(answer.text("mark").compareTo(last) >= 0);
                last = answer.text("mark");
            }
        }
        put("z");
        assertEquals(
                writers * each + 1, ((Json.Arr) extract("").at("keys")).items().size());
    }

    private void put(String... names) {
        for (String name : names) {
            cloud.put("inbox", "log/" + name, "device,value\n1,2\n");
        }
    }

    private static Lambda.Answer extract(String late) {
        return good(Lambda.stage(new IncrementalHandler(), "extract", """
                {"source": "s3://inbox/log/", "table": "orders", "key": "id", "name": "log", "late": "%s"}""".formatted(late)));
    }

    private static Lambda.Answer commit(String run, Lambda.Answer extracted, String failed) {
        return good(commitAnswer(run, extracted, failed));
    }

    private static Lambda.Answer commitAnswer(String run, Lambda.Answer extracted, String failed) {
        return Lambda.call(
                new CommitHandler(),
                payload(
                        run,
                        "{\"table\": \"orders\", \"key\": \"id\", \"name\": \"log\", \"keys\": "
                                + JsonText.text(extracted.at("keys")) + ", \"tags\": "
                                + JsonText.text(extracted.at("tags"))
                                + ", \"until\": "
                                + JsonText.text(extracted.at("until")) + ", \"failed\": " + failed + "}"));
    }

    private static String payload(String run, String input) {
        return Lambda.payload("commit", input, "").replace("\"id\": \"run-1\"", "\"id\": \"" + run + "\"");
    }

    private static Lambda.Answer good(Lambda.Answer answer) {
        assertFalse(answer.failed(), () -> answer.errorType() + ": " + answer.errorMessage());
        return answer;
    }
}
