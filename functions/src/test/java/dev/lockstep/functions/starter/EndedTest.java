package dev.lockstep.functions.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Lambda;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EndedTest {
    private static final String ORDERS = "arn:aws:states:eu-central-1:111122223333:stateMachine:shop-dev-orders";

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void configure() {
        System.setProperty("lockstep.prefix", "shop-dev-");
        System.setProperty("lockstep.environment", "dev");
        System.setProperty("lockstep.pipelines", "orders,telemetry");
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
        System.clearProperty("lockstep.prefix");
        System.clearProperty("lockstep.environment");
        System.clearProperty("lockstep.pipelines");
    }

    @Test
    void aRunThatHasEndedIsMeasuredAndFoundByItsId() {
        assertEquals("true", told(ORDERS, "FAILED").text("noted"));
        String lines = written.toString(StandardCharsets.UTF_8);
        assertTrue(lines.contains("\"PipelineDuration\":90500"), lines);
        assertTrue(lines.contains("\"Dimensions\":[[\"pipeline\",\"environment\"]]"), lines);
        assertTrue(lines.contains("\"pipeline\":\"orders\""), lines);
        assertTrue(lines.contains("\"correlation_id\":\"s3-1\""), lines);
        assertTrue(lines.contains("\"level\":\"WARN\",\"message\":\"orders has ended as FAILED\""), lines);
    }

    @Test
    void aPartOfARunIsNoRun() {
        assertEquals("false", told(ORDERS + "/pages", "SUCCEEDED").text("noted"));
        assertFalse(written.toString(StandardCharsets.UTF_8).contains("PipelineDuration"));
    }

    @Test
    void aRunOfAnEnvironmentWithALongerPrefixIsNotOurs() {
        assertEquals(
                "false", told(ORDERS.replace("dev-", "dev-eu-"), "SUCCEEDED").text("noted"));
    }

    @Test
    void whatIsNoEndOfARunIsRefused() {
        assertTrue(Lambda.call(new EndedHandler(), "{}").errorMessage().startsWith("the event has no detail;"));
        assertTrue(Lambda.call(new EndedHandler(), "{\"detail\": {}}")
                .errorMessage()
                .contains("no text 'stateMachineArn'"));
    }

    private static Lambda.Answer told(String machine, String status) {
        return Lambda.call(new EndedHandler(), """
                {"source": "aws.states", "detail-type": "Step Functions Execution Status Change",
                 "detail": {"executionArn": "%1$s:s3-1", "stateMachineArn": "%1$s", "name": "s3-1", "status": "%2$s",
                            "startDate": 1795251290000, "stopDate": 1795251380500}}
                """.formatted(machine, status));
    }
}
