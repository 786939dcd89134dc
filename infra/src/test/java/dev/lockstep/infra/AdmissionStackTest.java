package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What starters need that know things together: how many runs there are, and which event of an object is the latest.
final class AdmissionStackTest {

    private static final String INBOX = "s3: { bucket: inbox, prefix: incoming/, suffix: .csv }";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPipelineThatLimitsItsRunsHasATableItsStarterMayUseAndIsToldOfEnds() {
        var pipeline = synthesized("concurrency: { runs: 2 }\n\ndefaults:", INBOX);
        var variables = starter(pipeline).at("/Properties/Environment/Variables");
        assertEquals(
                "lockstep-dev-orders-admission",
                variables.path("LOCKSTEP_ADMISSION_TABLE").asText());
        assertEquals("2", variables.path("LOCKSTEP_CONCURRENCY_RUNS").asText());
        assertEquals("wait", variables.path("LOCKSTEP_CONCURRENCY_OTHERWISE").asText());
        assertTrue(statement(pipeline, "KnowTogether")
                .at("/Resource")
                .toString()
                .contains("table/lockstep-dev-orders-admission"));
        assertTrue(statement(pipeline, "AskHowRunsStand")
                .at("/Resource")
                .toString()
                .contains("execution:lockstep-dev-orders:*"));
        var ended = rule(pipeline, "lockstep-dev-orders-runs.ended");
        assertEquals(4, ended.at("/Properties/EventPattern/detail/status").size());
        assertTrue(ended.at("/Properties/EventPattern/detail/stateMachineArn/0")
                .toString()
                .contains("stateMachine:lockstep-dev-orders"));
        assertEquals(
                "rate(5 minutes)",
                rule(pipeline, "lockstep-dev-orders-runs.remind")
                        .at("/Properties/ScheduleExpression")
                        .asText());

        var table = table();
        assertEquals("id", table.at("/Properties/KeySchema/0/AttributeName").asText());
        assertEquals("at", table.at("/Properties/KeySchema/1/AttributeName").asText());
        assertEquals(
                "expires",
                table.at("/Properties/TimeToLiveSpecification/AttributeName").asText());
    }

    @Test
    void whereNoEventWaitsRunsAreCountedAllTheSame() {
        var pipeline = synthesized("concurrency: { runs: 2, otherwise: skip }\n\ndefaults:", INBOX);
        assertEquals(
                "skip",
                starter(pipeline)
                        .at("/Properties/Environment/Variables/LOCKSTEP_CONCURRENCY_OTHERWISE")
                        .asText());
        assertFalse(rule(pipeline, "lockstep-dev-orders-runs.remind").isMissingNode());
        assertFalse(rule(pipeline, "lockstep-dev-orders-runs.ended").isMissingNode());
    }

    @Test
    void aTriggerOfWhichOnlyTheLatestCountsSaysSoInItsMessages() {
        var pipeline = synthesized("defaults:", INBOX.replace(" }", ", latest: true }"));
        assertTrue(rule(pipeline, "lockstep-dev-orders-s3")
                .at("/Properties/Targets/0/InputTransformer/InputTemplate")
                .asText()
                .contains("\"latest\":true"));
        assertTrue(rule(pipeline, "lockstep-dev-orders-runs.ended").isMissingNode());
        assertFalse(table().isMissingNode());
        assertTrue(statement(pipeline, "AskHowRunsStand").isMissingNode());
    }

    @Test
    void othersHaveNothingOfIt() {
        var pipeline = synthesized("defaults:", INBOX);
        assertTrue(table().isMissingNode());
        assertTrue(statement(pipeline, "KnowTogether").isMissingNode());
        assertTrue(rule(pipeline, "lockstep-dev-orders-runs.ended").isMissingNode());
    }

    private JsonNode synthesized(String defaults, String inbox) {
        var project = SampleProject.in(folder);
        project.replace("statemachines/orders.yaml", "defaults:", defaults);
        project.replace("statemachines/orders.yaml", INBOX, inbox);
        project.recompile("orders");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(0, launch.exitCode(), launch.talk());
        return template("orders");
    }

    private JsonNode template(String stack) {
        return Templates.json(Templates.read(folder.resolve("out/lockstep-dev-" + stack + ".template.json")));
    }

    private JsonNode table() {
        return found(template("stored"), "AWS::DynamoDB::GlobalTable", "TableName", "lockstep-dev-orders-admission");
    }

    private static JsonNode starter(JsonNode template) {
        return found(template, "AWS::Lambda::Function", "FunctionName", "lockstep-dev-orders-starter");
    }

    private static JsonNode rule(JsonNode template, String name) {
        return found(template, "AWS::Events::Rule", "Name", name);
    }

    private static JsonNode found(JsonNode template, String type, String property, String value) {
        for (var resource : template.get("Resources")) {
            if (resource.path("Type").asText().equals(type)
                    && resource.at("/Properties/" + property).asText().equals(value)) {
                return resource;
            }
        }
        return template.path("nothing");
    }

    private static JsonNode statement(JsonNode template, String sid) {
        for (var resource : template.get("Resources")) {
            for (var statement : resource.at("/Properties/PolicyDocument/Statement")) {
                if (statement.path("Sid").asText().equals(sid)) {
                    return statement;
                }
            }
        }
        return template.path("nothing");
    }
}
