package dev.lockstep.sql;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.local.LocalCloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stage in the local cloud, called as Lambda calls it.
final class Fixture implements AutoCloseable {
    private final Path folder;
    private final LocalCloud cloud;
    private final int megabytes;

    Fixture(Path folder, int megabytes) throws IOException {
        this.folder = folder;
        this.megabytes = megabytes;
        this.cloud = LocalCloud.start(LocalCloud.Options.in(folder).withBuckets(List.of("data")));
        System.setProperty("lockstep.data.bucket", "data");
    }

    void put(String key, byte[] bytes) throws IOException {
        Path file = folder.resolve("s3/data").resolve(key);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    void put(String key, String text) throws IOException {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes(String uri) throws IOException {
        return Files.readAllBytes(folder.resolve("s3").resolve(uri.substring("s3://".length())));
    }

    String text(String uri) throws IOException {
        return new String(bytes(uri), StandardCharsets.UTF_8);
    }

    /// A data set as a stage is given one.
    static String table(String key) {
        return "{\"uri\": \"s3://data/" + key + "\", \"format\": \"" + key.substring(key.lastIndexOf('.') + 1) + "\"}";
    }

    /// Runs a statement over tables, `name=key` each.
    Json.Obj run(String sql, String output, String... tables) throws IOException {
        StringBuilder inputs = new StringBuilder();
        for (String table : tables) {
            int at = table.indexOf('=');
            inputs.append(inputs.isEmpty() ? "" : ", ")
                    .append('"')
                    .append(table, 0, at)
                    .append("\": ")
                    .append(table(table.substring(at + 1)));
        }
        String payload = """
                {"stage": "ask", "attempt": 0,
                 "input": {"inputs": {%s}, "sql": %s, "output": %s},
                 "run": {"id": "run-1", "pipeline": "sales", "mode": "full", "environment": "test",
                         "startedAt": "2026-11-21T09:54:50Z", "execution": "arn:aws:states:eu-central-1:0:execution:sales:run-1"}}
                """.formatted(inputs, JsonText.text(Json.of(sql)), output);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SqlHandler()
                .handleRequest(
                        new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)), out, new Told(megabytes));
        return (Json.Obj) JsonText.read(out.toString(StandardCharsets.UTF_8));
    }

    /// The table that a result names.
    String made(Json.Obj result) throws IOException {
        return text(uri(result));
    }

    static String uri(Json.Obj result) {
        return result.get("data").orElseThrow() instanceof Json.Obj data
                        && data.get("uri").orElseThrow() instanceof Json.Str(String uri)
                ? uri
                : "";
    }

    @Override
    public void close() throws IOException {
        System.clearProperty("lockstep.data.bucket");
        cloud.close();
    }

    private record Told(int megabytes) implements Context {
        @Override
        public String getAwsRequestId() {
            return "00000000-0000-0000-0000-000000000001";
        }

        @Override
        public String getLogGroupName() {
            return "/aws/lambda/sales-ask";
        }

        @Override
        public String getLogStreamName() {
            return "1";
        }

        @Override
        public String getFunctionName() {
            return "sales-ask";
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:eu-central-1:000000000000:function:sales-ask";
        }

        @Override
        public @Nullable CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public @Nullable ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return megabytes;
        }

        @Override
        public @Nullable LambdaLogger getLogger() {
            return null;
        }
    }
}
