package dev.lockstep.functions.approve;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends the token to the topic, as the library's own handler does where there is no page to answer on.
public final class AskHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        if (!(Json.parse(in.readAllBytes()) instanceof Map<?, ?> payload)
                || !(payload.get("input") instanceof Map<?, ?> input)) {
            throw new IOException("a stage is given an object with its input");
        }
        var message = new LinkedHashMap<String, Object>();
        message.put("stage", payload.get("stage"));
        message.put("message", input.get("message"));
        message.put("with", input.get("details"));
        message.put("taskToken", input.get("taskToken"));
        publish("Action=Publish&TopicArn=arn:aws:sns:eu-central-1:000000000000:" + input.get("topic") + "&Message="
                + URLEncoder.encode(Json.write(message), StandardCharsets.UTF_8));
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static void publish(String form) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(System.getProperty("aws.endpointUrl", "")).toURL().openConnection();
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20261121/eu-central-1/sns/aws4_request, SignedHeaders=host, Signature=0");
        connection.setDoOutput(true);
        connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
        if (connection.getResponseCode() != 200) {
            throw new IOException("nothing can be sent: " + connection.getResponseCode());
        }
    }
}
