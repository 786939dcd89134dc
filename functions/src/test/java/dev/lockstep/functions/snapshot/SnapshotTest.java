package dev.lockstep.functions.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.Run;
import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.StageCall;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotTest {
    private final Cloud cloud = Cloud.fresh();

    private static String table(String day) {
        return "id,day\n1," + day + "\n";
    }

    private LambdaAnswer keep(String day, String more) {
        String text = table(day);
        cloud.put(Cloud.DATA, "now.csv", text);
        Run run = new Run("run-" + day, "orders", "full", "test", "2026-11-" + day + "T08:00:00Z", "arn");
        return StageCall.of(new SnapshotHandler()).in(run).named("keep").invoke("""
                {"data": {"uri": "s3://%s/now.csv", "format": "csv", "records": 1, "sha256": "%s"}, "name": "customers %%",
                 "bucket": "warehouse", "prefix": "snapshots/"%s}""".formatted(
                        Cloud.DATA, Checksums.sha256(text), more));
    }

    private static LambdaAnswer asOf(String more) {
        return StageCall.of(new AsOfHandler())
                .named("before")
                .invoke("{\"source\": \"s3://warehouse/snapshots/\", \"name\": \"customers %\"" + more + "}");
    }

    private String given(String time) {
        return cloud.text(asOf(", \"asOf\": \"" + time + "\"").text("data.uri"));
    }

    @Test
    void whatWasKeptIsGivenAsItWas() {
        keep("18", "");
        keep("20", "");
        LambdaAnswer kept = keep("21", "");
        assertEquals("2026-11-21T08:00:00Z", kept.text("at"));
        assertTrue(kept.text("data.uri")
                .startsWith("s3://warehouse/snapshots/customers%20%25/20261121T080000.000Z-run-21/"));
        assertEquals(table("21"), cloud.text(asOf("").text("data.uri")));
        assertEquals(table("20"), given("2026-11-20"));
        assertEquals(table("18"), given("2026-11-19"));
        assertEquals(table("18"), given("2026-11-20T07:59:59Z"));
        assertEquals(table("20"), given("2026-11-20T08:00:00Z"));
        assertEquals("run-20", asOf(", \"asOf\": \"2026-11-20\"").text("run"));
        assertEquals("1", asOf("").text("counts.out"));
    }

    @Test
    void onlySoManyStay() {
        for (String day : new String[] {"17", "18", "19", "20"}) {
            keep(day, "");
        }
        LambdaAnswer kept = keep("21", ", \"keep\": 2");
        assertEquals(
                "[\"20261117T080000.000Z-run-17\",\"20261118T080000.000Z-run-18\",\"20261119T080000.000Z-run-19\"]",
                kept.text("pruned"));
        assertEquals(4, cloud.objects("warehouse").size());
        assertEquals(table("20"), given("2026-11-20"));
        assertTrue(
                asOf(", \"asOf\": \"2026-11-19\"")
                        .error()
                        .errorMessage()
                        .matches(
                                "there is no snapshot of 'customers %' below .* as of 2026-11-19; the first one is .*20261120.*"));
        assertEquals("[]", keep("21", ", \"keep\": 2").text("pruned"));
    }

    @Test
    void whatOthersKeepBesideIsNotPruned() {
        String[] others = {
            "2024-01-03/part-0001.csv",
            "20240103T000000.000Z/data-1.csv",
            "20240103T000000.000Z-run-1/notes.txt",
            "20240103T000000.000Z-run-1/deeper/snapshot.json",
            "2024-01-03/snapshot.json"
        };
        for (String other : others) {
            cloud.put("warehouse", "snapshots/customers%20%25/" + other, "theirs");
        }
        keep("17", "");
        keep("20", "");
        assertEquals(
                "[\"20261117T080000.000Z-run-17\"]", keep("21", ", \"keep\": 2").text("pruned"));
        for (String other : others) {
            assertEquals(
                    "theirs",
                    cloud.objects("warehouse").get("snapshots/customers%20%25/" + other),
                    () -> other + " is gone");
        }
        assertEquals(others.length + 4, cloud.objects("warehouse").size());
    }

    @Test
    void aRunThatIsLateKeepsWhatItHandsOn() {
        keep("20", "");
        keep("21", "");
        LambdaAnswer late = keep("18", ", \"keep\": 2");
        assertEquals("[]", late.text("pruned"));
        assertEquals(table("18"), cloud.text(late.text("data.uri")));
        assertEquals(
                "[\"20261118T080000.000Z-run-18\"]", keep("22", ", \"keep\": 3").text("pruned"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday|asOf is 'yesterday'; expected a day like 2026-11-20",
                "2026-13-01|asOf is '2026-13-01'; expected a day",
                "2020-01-01|there is none at all"
            })
    void whatIsAskedForInVainIsNamed(String time, String message) {
        LambdaAnswer.Raised error = asOf(", \"asOf\": \"" + time + "\"").error();
        assertEquals("dev.lockstep.functions.InvalidInput", error.errorType());
        assertTrue(error.errorMessage().contains(message), error::errorMessage);
    }

    @Test
    void whatWasChangedBehindItsBackIsRefusedWhenItIsKept() {
        cloud.put(Cloud.DATA, "now.csv", "id\n2\n");
        LambdaAnswer.Raised error = StageCall.of(new SnapshotHandler())
                .invoke("{\"data\": {\"uri\": \"s3://" + Cloud.DATA + "/now.csv\", \"format\": \"csv\", \"sha256\": \""
                        + Checksums.sha256("id\n1\n") + "\"}, \"name\": \"x\", \"bucket\": \"warehouse\"}")
                .error();
        assertTrue(error.errorMessage().contains("is not what the stage before wrote"), error::errorMessage);
        assertEquals(Map.of(), cloud.objects("warehouse"));
    }

    /// Each request that writes or deletes, cut before and after the server takes it.
    @Test
    void whereverItBreaksARetryLeavesTheSame() {
        keep("20", "");
        keep("21", "");
        keep("22", ", \"keep\": 2");
        Map<String, String> whole = cloud.objects("warehouse");
        for (Fault.Kind kind : new Fault.Kind[] {Fault.Kind.REFUSED, Fault.Kind.LOST}) {
            int broken = 0;
            for (int i = 0; ; i++) {
                cloud.heal();
                cloud.empty("warehouse");
                keep("20", "");
                keep("21", "");
                AtomicInteger left = new AtomicInteger(i);
                cloud.plant(new Fault(
                        seen -> seen.writes() && seen.path().startsWith("/warehouse") && left.getAndDecrement() == 0,
                        1,
                        kind));
                if (keep("22", ", \"keep\": 2") instanceof LambdaAnswer.Returned) {
                    break;
                }
                broken++;
                cloud.heal();
                assertFalse(keep("22", ", \"keep\": 2") instanceof LambdaAnswer.Raised);
                assertEquals(whole, cloud.objects("warehouse"));
            }
            assertEquals(4, broken, "two objects are written and two deleted");
        }
    }
}
