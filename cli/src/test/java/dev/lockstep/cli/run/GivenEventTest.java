package dev.lockstep.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which trigger an event in a file starts: what the event bus of AWS would decide.
final class GivenEventTest {
    private final Path folder;
    private final Pipeline pipeline;

    GivenEventTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("statemachines"));
        Files.writeString(folder.resolve("statemachines/bills.yaml"), """
                pipeline: bills
                triggers:
                  - id: large
                    event:
                      pattern:
                        source: [shop.orders]
                        detail:
                          total: [{ numeric: [">", 1000] }]
                          state: [{ anything-but: [cancelled] }]
                          voucher: [{ exists: false }]
                  - id: named
                    event: { pattern: { source: [{ prefix: "crm." }] } }
                stages:
                  send: { handler: dev.lockstep.functions.extract.ExtractHandler, with: { source: "s3://inbox/b.csv" } }
                """);
        this.pipeline = assertInstanceOf(
                        Compilation.Sound.class, Project.at(folder).compile("bills"))
                .pipeline();
    }

    @Test
    void filtersByContentDecideAsTheEventBusDoes() throws IOException {
        assertEquals("large", started("""
                {"source": "shop.orders", "detail": {"total": 1000.5, "state": "paid"}}"""));
        assertEquals("named", started("""
                {"source": "crm.contacts", "detail": {}}"""));
    }

    @Test
    void anEventThatNoTriggerWaitsForIsRefusedWithWhatTheyWaitFor() throws IOException {
        for (var event : new String[] {"""
            {"source": "shop.orders", "detail": {"total": 999, "state": "paid"}}""", """
            {"source": "shop.orders", "detail": {"total": 2000, "state": "cancelled"}}""", """
            {"source": "shop.orders", "detail": {"total": 2000, "state": "paid", "voucher": "X"}}"""}) {
            var refusal = assertThrows(Refusal.class, () -> started(event));
            assertTrue(
                    refusal.message().details().contains("trigger large waits for events with source, detail"),
                    () -> refusal.message().details().toString());
        }
    }

    private String started(String event) throws IOException {
        var file = Files.writeString(folder.resolve("event.json"), event);
        return GivenEvent.read(pipeline, file, "event.json").trigger();
    }
}
