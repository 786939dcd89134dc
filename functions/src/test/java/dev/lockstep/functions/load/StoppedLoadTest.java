package dev.lockstep.functions.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.Run;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A load whose time is up, wherever it is then.
final class StoppedLoadTest {
    private static final int ROWS = 130;

    private final Cloud cloud = Cloud.fresh();
    private final LoadHandler handler = new LoadHandler();

    @BeforeEach
    void bringTheTables() {
        cloud.memory();
        cloud.table("orders", "id");
        cloud.put(Cloud.DATA, "one.csv", rows("one"));
        cloud.put(Cloud.DATA, "two.csv", rows("two"));
    }

    private static String rows(String name) {
        StringBuilder text = new StringBuilder("id,value\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(name).append(i).append(',').append(i).append('\n');
        }
        return text.toString();
    }

    private static String input() {
        List<DataSet> tables = List.of(table("one"), table("two"));
        return "{\"artifacts\": " + JsonText.text(Records.encode(tables))
                + ", \"bucket\": \"warehouse\", \"prefix\": \"p/\", \"table\": \"orders\", \"key\": \"id\"}";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSet table(String name) {
        return new DataSet(
                "s3://" + Cloud.DATA + "/" + name + ".csv",
                Optional.empty(),
                Optional.empty(),
                Optional.of(sha256(rows(name))),
                Format.CSV,
                Optional.empty());
    }

    private StageCall attempt(String run, LambdaCall call) {
        StageCall stage = StageCall.of(handler).named("load");
        return stage.in(new Run(run, "orders", "full", "test", "2026-01-01T00:00:00Z", "arn:execution"))
                .called(call);
    }

    private long batches() {
        return cloud.requests().stream()
                .filter(seen -> seen.operation().equals("BatchWriteItem"))
                .count();
    }

    @Test
    void whereverItIsStoppedTheNextAttemptGoesOnFromThere() {
        String whole = JsonText.text(
                attempt("whole", LambdaCall.of(handler)).invoke(input()).payload());
        long batches = batches();
        assertEquals(2 * 6, batches);
        int stopped = 0;
        for (int asked = 1; asked < batches; asked++) {
            AtomicInteger left = new AtomicInteger(asked);
            long before = batches();
            LambdaCall hurried =
                    LambdaCall.of(handler).remaining(() -> Duration.ofSeconds(left.getAndDecrement() > 0 ? 60 : 1));
            LambdaAnswer first = attempt("run-" + asked, hurried).invoke(input());
            if (first instanceof LambdaAnswer.Raised raised) {
                stopped++;
                assertEquals("dev.lockstep.functions.Unfinished", raised.errorType(), raised::errorMessage);
                LambdaAnswer second = attempt(
                                "run-" + asked, LambdaCall.of(handler).requestedAs("second"))
                        .invoke(input());
                assertEquals(whole, JsonText.text(second.payload()));
            }
            assertEquals(batches, batches() - before, "a batch was lost or put twice when stopped after " + asked);
            assertEquals(2 * ROWS, cloud.items("orders"));
        }
        assertTrue(stopped > 8, () -> "the time was never up");
    }

    @Test
    void anAttemptAfterAnAttemptAfterAnAttemptComesToTheEnd() {
        long before = batches();
        LambdaAnswer answer = attempt("slow", soon()).invoke(input());
        for (int i = 0; i < 20 && answer instanceof LambdaAnswer.Raised; i++) {
            answer = attempt("slow", soon().requestedAs("r" + i)).invoke(input());
        }
        assertEquals(Integer.toString(2 * ROWS), answer.text("items"));
        assertEquals(12, batches() - before);
    }

    /// Time enough for one batch.
    private LambdaCall soon() {
        AtomicInteger left = new AtomicInteger(1);
        return LambdaCall.of(handler).remaining(() -> Duration.ofSeconds(left.getAndDecrement() > 0 ? 60 : 1));
    }
}
