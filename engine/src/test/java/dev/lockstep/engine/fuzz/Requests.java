package dev.lockstep.engine.fuzz;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.http.StepFunctionsServer;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests as they are on the wire, head and body; a sound one must be answered after each.
final class Requests implements Target {
    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (?<status>[0-9]{3})");
    private static final Pattern TYPE =
            Pattern.compile("\"__type\":\"(?<type>[^\"]*)\",\"message\":\"(?<message>[^\"]*)");
    private static final int MILLIS = 5_000;

    /// It waits for a worker for a minute, as it should.
    private static final String WAITS = "GetActivityTask";

    private final StepFunctionsServer server = StepFunctionsServer.start(
            StepFunctionsServer.Options.onPort(0).withVirtualTime(Instant.parse("2026-01-01T00:00:00Z")));

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public List<String> seeds() {
        List<String> seeds = new ArrayList<>();
        for (String file : List.of(
                "activities",
                "aliases",
                "executions",
                "express",
                "machines",
                "map-runs",
                "tokens",
                "trials",
                "versions")) {
            CaseFile.list("/api/" + file + ".json")
                    .filter(step -> step.has("call") && !step.text("call").equals(WAITS))
                    .map(step -> request(step.text("call"), Json.write(step.has("with") ? step.get("with") : Map.of())))
                    .forEach(seeds::add);
        }
        return seeds;
    }

    private static String request(String action, String body) {
        return "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSStepFunctions." + action
                + "\r\nContent-Length: LENGTH\r\nConnection: close\r\n\r\n" + body;
    }

    @Override
    public String mutate(String text, String other, RandomGenerator random) {
        int body = text.indexOf("\r\n\r\n") + 4;
        if (body < 4 || random.nextInt(8) == 0) {
            return Words.mutate(text, other, random);
        }
        String head = random.nextInt(6) == 0 && other.contains("\r\n\r\n")
                ? other.substring(0, other.indexOf("\r\n\r\n") + 4)
                : text.substring(0, body);
        String rest = text.substring(body);
        if (random.nextInt(6) == 0 || !rest.startsWith("{")) {
            return head + Words.mutate(rest, other, random);
        }
        try {
            String others = other.substring(other.indexOf("\r\n\r\n") + 4);
            Object elsewhere = others.startsWith("{") ? Json.parse(others) : others;
            return head + Json.write(Trees.mutate(Json.parse(rest), elsewhere, random));
        } catch (RuntimeException _) {
            return head + Words.mutate(rest, other, random);
        }
    }

    @Override
    public String attempt(String text) throws IOException {
        if (text.contains(WAITS)) {
            return "it would wait";
        }
        String answer = send(text);
        if (!send(request("ListStateMachines", "{\"maxResults\":1}")).startsWith("HTTP/1.1 200")) {
            throw new AssertionError("the next request is not answered");
        }
        Matcher status = STATUS.matcher(answer);
        String code = status.lookingAt() ? Objects.requireNonNull(status.group("status")) : "none";
        if (code.equals("500")) {
            throw new AssertionError(answer);
        }
        Matcher type = TYPE.matcher(answer);
        return code + (type.find() ? " " + type.group("type") + " " + Words.shape(type.group("message")) : "");
    }

    private String send(String text) throws IOException {
        int head = text.indexOf("\r\n\r\n");
        byte[] body = head < 0 ? new byte[0] : text.substring(head + 4).getBytes(StandardCharsets.UTF_8);
        String start = (head < 0 ? text : text.substring(0, head + 4)).replace("LENGTH", Integer.toString(body.length));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort())) {
            socket.setSoTimeout(MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            // the server hangs up on what is no HTTP, before it has read it all
            return "hung up: " + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
