package dev.lockstep.cli.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class RunLogTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
    void aDiskThatFillsUpInTheMiddleIsRememberedAsARefusal() throws IOException {
        Files.createSymbolicLink(folder.resolve("log.jsonl"), Path.of("/dev/full"));
        try (var log = RunLog.open(new RunDirectory(folder, "a-run"), () -> Instant.EPOCH)) {
            log.info("first", Map.of());
            log.info("second", Map.of());
            var refusal = log.failure().orElseThrow();
            assertEquals(4, refusal.exitCode().number());
            assertTrue(
                    refusal.message().what().contains("no space left on device"),
                    refusal.message().what());
            assertEquals(
                    folder.resolve("log.jsonl").toString(),
                    refusal.message().where().orElseThrow());
        }
    }

    @Test
    void everyLineIsJsonAlsoWhatAHandlerPrinted() throws IOException {
        try (var log = RunLog.open(new RunDirectory(folder, "a-run"), () -> Instant.EPOCH)) {
            log.foreign("orders-extract", "{\"level\":\"INFO\",\"message\":\"its own\"}");
            log.foreign("orders-extract", "plain words");
            log.error("broke off", new IllegalStateException("for a reason", new IOException("below")));
        }
        var lines = Files.readAllLines(folder.resolve("log.jsonl"));
        assertEquals("{\"level\":\"INFO\",\"message\":\"its own\"}", lines.getFirst());
        var wrapped = (Map<?, ?>) Json.parse(lines.get(1));
        assertEquals("plain words", wrapped.get("message"));
        assertEquals("orders-extract", wrapped.get("source"));
        assertTrue(lines.get(2).contains("java.io.IOException: below"), lines.get(2));
    }
}
