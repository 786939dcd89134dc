package dev.lockstep.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.local.LocalCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaterCloudTest {
    private static final String UNKNOWN = "arn:aws:lambda:eu-central-1:000000000000:function:nobody";
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void whoCallsAHandlerTooEarlyWaitsForTheCloud() throws IOException {
        var begun = new CountDownLatch(1);
        try (var later = LaterCloud.start(
                () -> {
                    begun.await();
                    return LocalCloud.start(LocalCloud.Options.in(folder));
                },
                trouble -> {})) {
            var answer = later.functions().invoke(UNKNOWN, NOTHING).toCompletableFuture();
            assertFalse(answer.isDone(), "there is no cloud yet");
            begun.countDown();
            assertInstanceOf(Invocation.Refused.class, answer.join());
            assertEquals(
                    "s3",
                    later.services().keySet().stream()
                            .filter("s3"::equals)
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void whatKeepsItFromStartingIsToldAndFailsEveryCall() throws IOException {
        var told = new CompletableFuture<String>();
        try (var later = LaterCloud.start(
                () -> {
                    throw new IOException("disk full");
                },
                trouble -> told.complete(String.valueOf(trouble.getMessage())))) {
            assertEquals("disk full", told.join());
            var answer = later.functions().invoke(UNKNOWN, NOTHING).toCompletableFuture();
            assertThrows(CompletionException.class, answer::join);
            assertEquals(Map.of(), later.services());
        }
    }
}
