package dev.lockstep.cli.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Fails as often as its input's `failures` says, then succeeds; with `refuse` it fails as a bad file does.
public final class Flaky implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var payload = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (payload.contains("\"refuse\":true")) {
            throw new BadFile("a.csv line 14: rule 'amount is at least 0' found '-3'");
        }
        if (payload.contains("\"failures\":1") && payload.contains("\"attempt\":0")) {
            throw new IllegalStateException("the warehouse does not answer");
        }
        output.write("{\"counts\":{\"in\":49,\"out\":49,\"failed\":0}}".getBytes(StandardCharsets.UTF_8));
    }

    /// Someone's file is wrong.
    public static final class BadFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadFile(String message) {
            super(message);
        }
    }
}
