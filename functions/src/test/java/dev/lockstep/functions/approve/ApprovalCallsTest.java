package dev.lockstep.functions.approve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every call that an approval of the samples makes is on record. The tests of `infra` hold the record against what its
/// functions are allowed. `-Dlockstep.calls=write` writes it anew.
final class ApprovalCallsTest {
    private static final Path RECORD = Path.of(
            Objects.requireNonNull(System.getProperty("lockstep.root")),
            "infra/src/test/resources/calls/approvals.txt");

    private final Cloud cloud = Cloud.fresh();
    private final Services services = Services.start();

    @BeforeEach
    void configure() {
        cloud.memory();
        cloud.serve("sns", services.address());
        cloud.serve("states", services.address());
        System.setProperty("lockstep.approval.url", Conversation.PAGE);
        System.setProperty("lockstep.pipeline", "storefront");
        cloud.forget();
    }

    @AfterEach
    void clear() {
        List.of("approval.url", "pipeline").forEach(name -> System.clearProperty("lockstep." + name));
        services.stop();
    }

    @Test
    void callsOfAnApprovalAreOnRecord() throws IOException {
        var talk = new Conversation("storefront", services);
        var made = new TreeSet<String>();
        for (String decision : List.of("approve", "reject")) {
            talk.ask("token of " + decision);
            made.addAll(calls("storefront-approve"));
            talk.post(talk.link(), "name=Anna&decision=" + decision);
            made.addAll(calls("storefront-answers"));
            // an answer that could not be told, and the question asked once more
            talk.ask("second token of " + decision);
            List.of(1, 2, 3, 4).forEach(_ -> services.refuse("ThrottlingException"));
            talk.postAtTheLastMoment("name=Anna&decision=" + decision);
            cloud.forget();
            talk.ask("third token of " + decision);
            made.addAll(calls("storefront-approve"));
        }
        String lines = String.join("\n", made) + "\n";
        if ("write".equals(System.getProperty("lockstep.calls"))) {
            Files.writeString(RECORD, lines);
        }
        assertEquals(Files.readString(RECORD), lines, "-Dlockstep.calls=write writes " + RECORD);
    }

    /// What was called since it was asked last.
    private List<String> calls(String function) {
        List<String> calls = cloud.requests().stream()
                .map(seen -> "function " + function + " " + call(seen))
                .toList();
        cloud.forget();
        return calls;
    }

    private static String call(Fault.Seen seen) {
        return switch (seen.service()) {
            case "sns" -> "sns:Publish topic/releases";
            case "states" -> "states:" + seen.operation() + " stateMachine/storefront";
            default -> seen.service() + ":" + seen.operation() + " table/remembered#storefront/approval";
        };
    }
}
