package dev.lockstep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.cache.EarlierResults;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Stages whose results are taken again.
final class CachedStageTest {
    private static final String FOLDER = "runs/orders/cache/count/";

    private final Cloud cloud = Cloud.fresh();
    private final Counting stage = new Counting();

    /// A table by its address and checksum.
    record Table(String uri, Optional<String> sha256) {}

    record Taken(Table data, Optional<Integer> limit) {}

    record Given(int call, double quality, List<Artifact> artifacts, List<Artifact> sources) {}

    /// Tells how often it was called.
    static final class Counting extends StageHandler<Taken, Given> {
        private final AtomicInteger calls = new AtomicInteger();

        Counting() {
            super(Taken.class);
        }

        @Override
        protected Given run(Taken input, StageContext context) {
            var written =
                    new Artifact("s3://" + Cloud.DATA + "/made", Optional.empty(), Optional.of(4L), Optional.empty());
            return new Given(calls.incrementAndGet(), 0.5, List.of(written), List.of());
        }
    }

    private Lambda.Answer call(String input, String more) {
        return Lambda.call(stage, Lambda.payload("count", input, more));
    }

    private Lambda.Answer call(String input) {
        return call(input, ", \"cache\": {\"ttl\": 3600}");
    }

    private static String table(String uri, String sha256) {
        return "{\"data\": {\"uri\": \"" + uri + "\", \"sha256\": \"" + sha256 + "\"}}";
    }

    @Test
    void theSameIsNotDoneTwiceAndSaysSo() {
        cloud.put(Cloud.DATA, "made", "1234");
        var first = call(table("s3://b/run-1", "ab"));
        assertFalse(first.failed(), () -> first.payload().toString());
        assertEquals(Json.Null.NULL, first.at("cached"));
        var second = call(table("s3://b/run-1", "ab"));
        assertEquals("1", second.text("call"));
        assertEquals("run-1", second.text("cached.run"));
        assertEquals(1, stage.calls.get());
    }

    @Test
    void whatTellsItsChecksumIsKnownByThatWhereverItLies() {
        cloud.put(Cloud.DATA, "made", "1234");
        call(table("s3://b/run-1", "ab"));
        call(table("s3://b/run-2", "ab"));
        assertEquals(1, stage.calls.get());
        call(table("s3://b/run-2", "cd"));
        call("{\"data\": {\"uri\": \"s3://b/run-3\"}}");
        call("{\"data\": {\"uri\": \"s3://b/run-4\"}}");
        assertEquals(4, stage.calls.get());
    }

    @Test
    void aKeyStandsForTheInput() {
        cloud.put(Cloud.DATA, "made", "1234");
        call(table("s3://b/a", "ab"), ", \"cache\": {\"key\": {\"n\": 1.0}, \"ttl\": 3600}");
        call(table("s3://b/b", "cd"), ", \"cache\": {\"key\": {\"n\": 1}, \"ttl\": 3600}");
        assertEquals(1, stage.calls.get());
        call(table("s3://b/b", "cd"), ", \"cache\": {\"key\": {\"n\": \"1\"}, \"ttl\": 3600}");
        assertEquals(2, stage.calls.get());
    }

    @Test
    void aResultWhoseDataIsGoneIsMadeAgain() {
        cloud.put(Cloud.DATA, "made", "1234");
        call(table("s3://b/a", "ab"));
        cloud.put(Cloud.DATA, "made", "12345");
        call(table("s3://b/a", "ab"));
        assertEquals(2, stage.calls.get());
        cloud.s3().deleteObject(request -> request.bucket(Cloud.DATA).key("made"));
        call(table("s3://b/a", "ab"));
        assertEquals(3, stage.calls.get());
    }

    @Test
    void aStricterGateHoldsForAnEarlierResult() {
        cloud.put(Cloud.DATA, "made", "1234");
        call(table("s3://b/a", "ab"));
        var gated = call(
                table("s3://b/a", "ab"),
                ", \"cache\": {\"ttl\": 3600}, \"quality\": {\"atLeast\": 0.9, \"otherwise\": \"fail\"}");
        assertEquals("dev.lockstep.functions.QualityGateFailed", gated.errorType());
        assertEquals(1, stage.calls.get());
    }

    @Test
    void aResultThatFailsItsGateIsNotKept() {
        var gated = call(
                table("s3://b/a", "ab"),
                ", \"cache\": {\"ttl\": 3600}, \"quality\": {\"atLeast\": 0.9, \"otherwise\": \"fail\"}");
        assertTrue(gated.failed());
        assertTrue(
                cloud.objects(Cloud.DATA).isEmpty(),
                () -> cloud.objects(Cloud.DATA).toString());
    }

    @Test
    void whatCannotBeReadIsMadeAndWrittenAgain() {
        cloud.put(Cloud.DATA, "made", "1234");
        call(table("s3://b/a", "ab"));
        var kept = cloud.objects(Cloud.DATA).keySet().stream()
                .filter(key -> key.startsWith(FOLDER))
                .toList();
        assertEquals(1, kept.size(), kept::toString);
        cloud.put(Cloud.DATA, kept.getFirst(), "{\"run\": 7");
        call(table("s3://b/a", "ab"));
        assertEquals(2, stage.calls.get());
        call(table("s3://b/a", "ab"));
        assertEquals(2, stage.calls.get());
    }

    private EarlierResults results() {
        return EarlierResults.of(cloud.s3(), Cloud.DATA, bucket -> bucket, run(), "count", "fingerprint");
    }

    private static Run run() {
        return new Run("run-1", "orders", "full", "test", "2026-11-21T09:54:50Z", "arn");
    }

    @Test
    void aResultGrowsOld() {
        var began = Instant.parse("2026-11-21T09:00:00Z");
        results().keep(run(), began, began.plus(Duration.ofHours(1)), Lambda.json("{\"x\": 1}"));
        assertTrue(results().find(began.plus(Duration.ofMinutes(59))).isPresent());
        assertFalse(results().find(began.plus(Duration.ofHours(1))).isPresent());
    }

    @Test
    void aResultIsNotTakenWhenWhatItHasReadWasWrittenSince() {
        cloud.put("inbox", "a.csv", "1234");
        var written = cloud.s3()
                .headObject(request -> request.bucket("inbox").key("a.csv"))
                .lastModified();
        var result = Lambda.json("{\"sources\": [{\"uri\": \"s3://inbox/a.csv\", \"bytes\": 4}]}");
        var until = written.plus(Duration.ofDays(1));
        results().keep(run(), written.plusSeconds(2), until, result);
        assertTrue(results().find(written.plusSeconds(9)).isPresent());
        results().keep(run(), written.minusSeconds(2), until, result);
        assertFalse(results().find(written.plusSeconds(9)).isPresent());
    }
}
