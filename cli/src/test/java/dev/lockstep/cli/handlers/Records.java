package dev.lockstep.cli.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Says that it read and wrote a few records.
public final class Records implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var _ = input.readAllBytes();
        context.getLogger().log("{\"level\":\"INFO\",\"message\":\"reading\",\"stage\":\"read\"}");
        output.write("""
            {"data": "s3://data/read.jsonl", "quality": 0.98, "counts": {"in": 50, "out": 49, "failed": 1},
             "sources": [{"uri": "s3://inbox/in/a.csv", "records": 50, "bytes": 1234}],
             "artifacts": [{"uri": "s3://warehouse/a.jsonl", "records": 49, "bytes": 2345}]}
            """.getBytes(StandardCharsets.UTF_8));
    }
}
