package dev.lockstep.functions.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.testing.StageCall;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TraceTest {
    private static final String ROOT = "1-6955b900-123456789012345678901234";
    private static final String HEADER = "com.amazonaws.xray.traceHeader";
    private static final String DAEMON = "com.amazonaws.xray.emitters.daemonAddress";

    @TempDir
    Path folder = Path.of("");

    private DatagramSocket daemon = socket();

    private static DatagramSocket socket() {
        try {
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setSoTimeout(5_000);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() {
        System.setProperty(HEADER, "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1;Lineage=1:x:0");
        System.setProperty(DAEMON, "127.0.0.1:" + daemon.getLocalPort());
    }

    @AfterEach
    void stop() {
        System.clearProperty(HEADER);
        System.clearProperty(DAEMON);
        System.clearProperty("lockstep.trace.file");
        daemon.close();
    }

    record Wish(String what) {}

    static final class Traced extends StageHandler<Wish, Counts> {
        Traced() {
            super(Wish.class);
        }

        @Override
        protected Counts run(Wish input, StageContext context) throws IOException {
            return context.trace()
                    .span(
                            "outer",
                            () -> context.trace().span("inner", () -> switch (input.what()) {
                                case "busy" -> throw new Unavailable("the bank is closed");
                                case "wrong" -> throw new InvalidInput("no such account");
                                default -> Counts.all(1);
                            }));
        }
    }

    private Lambda.Answer heard() throws IOException {
        byte[] room = new byte[65_000];
        DatagramPacket packet = new DatagramPacket(room, room.length);
        daemon.receive(packet);
        String text = new String(room, 0, packet.getLength(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\"format\": \"json\", \"version\": 1}\n"), text);
        return new Lambda.Answer(false, (Json.Obj) Lambda.json(text.substring(text.indexOf('\n') + 1)));
    }

    private static void call(String what) {
        StageCall.of(new Traced()).named("pay").invoke("{\"what\": \"" + what + "\"}");
    }

    @Test
    void aStageIsASubsegmentOfItsFunctionAndHasSpansBelow() throws IOException {
        call("well");
        Lambda.Answer inner = heard();
        Lambda.Answer outer = heard();
        Lambda.Answer stage = heard();
        assertEquals("inner", inner.text("name"));
        assertEquals(outer.text("id"), inner.text("parent_id"));
        assertEquals(stage.text("id"), outer.text("parent_id"));
        assertEquals("53995c3f42cd8ad8", stage.text("parent_id"));
        assertEquals("subsegment", stage.text("type"));
        assertEquals("a-pipeline pay", stage.text("name"));
        assertTrue(stage.text("id").matches("[0-9a-f]{16}"));
        Json.Obj annotations = (Json.Obj) stage.at("annotations");
        assertEquals(Json.of("a-pipeline"), annotations.get("pipeline.name").orElseThrow());
        assertEquals(Json.of("succeeded"), annotations.get("pipeline.status").orElseThrow());
        assertEquals("null", stage.text("fault"));
        for (Lambda.Answer span : List.of(inner, outer, stage)) {
            assertEquals(ROOT, span.text("trace_id"));
            assertTrue(Double.parseDouble(span.text("end_time")) >= Double.parseDouble(span.text("start_time")));
        }
    }

    @Test
    void aFailureSaysWhoseFaultItIs() throws IOException {
        call("busy");
        heard();
        heard();
        Lambda.Answer stage = heard();
        assertEquals("true", stage.text("fault"));
        Json.Obj exception =
                (Json.Obj) ((Json.Arr) stage.at("cause.exceptions")).items().getFirst();
        assertEquals(Json.of("the bank is closed"), exception.get("message").orElseThrow());
        Json.Obj annotations = (Json.Obj) stage.at("annotations");
        assertEquals(
                Json.of("dev.lockstep.functions.Unavailable"),
                annotations.get("pipeline.error").orElseThrow());
        call("wrong");
        heard();
        heard();
        Lambda.Answer given = heard();
        assertEquals("true", given.text("error"));
        assertEquals("null", given.text("fault"));
    }

    @Test
    void whatIsNotSampledIsNotSent() throws IOException {
        System.setProperty(HEADER, "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=0");
        call("well");
        System.setProperty(HEADER, "Root=" + ROOT + ";Parent=0000000000000001;Sampled=1");
        call("well");
        heard();
        heard();
        assertEquals("0000000000000001", heard().text("parent_id"));
    }

    @Test
    void aDaemonThatIsNotThereHarmsNobody() {
        daemon.close();
        assertEquals(
                "1", StageCall.of(new Traced()).invoke("{\"what\": \"well\"}").text("in"));
        daemon = socket();
    }

    @Test
    void onThisMachineAllStagesOfARunAreOneTraceInAFile() throws IOException {
        System.clearProperty(HEADER);
        Path file = folder.resolve("trace.jsonl");
        System.setProperty("lockstep.trace.file", file.toString());
        call("well");
        StageCall.of(new Traced()).named("ship").invoke("{\"what\": \"well\"}");
        List<String> lines = Files.readAllLines(file);
        assertEquals(6, lines.size());
        String root = new Lambda.Answer(false, (Json.Obj) Lambda.json(lines.getFirst())).text("trace_id");
        assertTrue(root.matches("1-6955b900-[0-9a-f]{24}"), root);
        assertTrue(lines.stream().allMatch(line -> line.contains(root)));
        assertFalse(lines.getLast().contains("parent_id"));
    }

    @Test
    void addressesAreReadAsLambdaWritesThem() {
        SpanSink two = SpanSink.of(Optional.empty(), Optional.of("tcp:127.0.0.1:2001 udp:127.0.0.1:2000"))
                .orElseThrow();
        assertTrue(two instanceof SpanSink.Daemon(InetSocketAddress address) && address.getPort() == 2000);
        assertEquals(Optional.empty(), SpanSink.of(Optional.empty(), Optional.of("nowhere")));
        assertEquals(Optional.empty(), TraceHeader.parse("Self=1-67891234-abc"));
    }
}
