package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No run is broken by a deployment: it goes on with the text and the functions it started with.
final class VersionsTest {

    private static final Templates DEV = Templates.of("dev");
    private static final String CALLED = "AWS::Lambda::Permission";

    @Test
    void stateMachineNamesTheVersionOfEachFunctionAndNoAlias() {
        var substitutions = DEV.resources("orders", "AWS::StepFunctions::StateMachine")
                .getFirst()
                .at("/Properties/DefinitionSubstitutions");
        var named = new TreeMap<String, String>();
        substitutions.properties().forEach(entry -> {
            var version = DEV.resource("orders", entry.getValue().get("Ref").asText());
            assertEquals("AWS::Lambda::Version", version.get("Type").asText());
            named.put(entry.getKey(), functionOf(version));
        });
        assertEquals(
                List.of("analyze", "extract", "load", "onFailure", "transform", "validate"),
                List.copyOf(named.keySet()));
        named.forEach((stage, function) -> assertEquals("lockstep-dev-orders-" + stage, function));
    }

    @Test
    void whatIsReplacedStays() {
        for (var type : List.of("AWS::Lambda::Version", CALLED, "AWS::StepFunctions::StateMachineVersion")) {
            for (var resource : DEV.resources("orders", type)) {
                assertEquals("Retain", resource.at("/UpdateReplacePolicy").asText(), resource::toString);
                assertEquals("Retain", resource.at("/DeletionPolicy").asText(), resource::toString);
            }
        }
    }

    @Test
    void eachVersionLetsTheStateMachineAndNobodyElseCallIt() {
        var permissions = DEV.resources("orders", CALLED);
        assertEquals(6, permissions.size(), "the starter is called by its queue");
        for (var permission : permissions) {
            var properties = permission.get("Properties");
            assertEquals("lambda:InvokeFunction", properties.get("Action").asText());
            assertEquals(
                    "AWS::Lambda::Version",
                    DEV.resource("orders", properties.at("/FunctionName/Ref").asText())
                            .get("Type")
                            .asText());
            var role = DEV.resource(
                    "orders", properties.at("/Principal/Fn::GetAtt/0").asText());
            assertTrue(role.toString().contains("states.amazonaws.com"), role::toString);
        }
        assertFalse(DEV.resources("orders", "AWS::IAM::Policy").toString().contains("lambda:InvokeFunction"));
    }

    @Test
    void stateMachineIsNotChangedBeforeItMayCallItsFunctions() {
        var waits = DEV.resources("orders", "AWS::StepFunctions::StateMachine")
                .getFirst()
                .get("DependsOn");
        var called = StreamSupport.stream(waits.spliterator(), false)
                .filter(each -> DEV.resource("orders", each.asText())
                        .get("Type")
                        .asText()
                        .equals(CALLED))
                .count();
        assertEquals(6, called);
    }

    @Test
    void newCodeMakesNewVersionsAndChangesNothingElse(@TempDir Path folder) throws IOException {
        var project = SampleProject.in(folder);
        project.addToJar("META-INF/another-edition");
        assertEquals("", project.launch("synth", "dev", "--out", "out").talk());
        var before = byName(DEV.template("orders"));
        var after = byName(Templates.json(Templates.read(folder.resolve("out/lockstep-dev-orders.template.json"))));
        var gone = new TreeMap<>(before);
        gone.keySet().removeAll(after.keySet());
        assertEquals(7, gone.size(), gone::toString);
        gone.values().forEach(type -> assertEquals("AWS::Lambda::Version", type));
        after.keySet().removeAll(before.keySet());
        assertEquals(gone.values().toString(), after.values().toString());
        assertNotEquals(gone.keySet(), after.keySet());
    }

    @Test
    void prodGivesANewVersionATenthOfTheRunsFirstAndTakesItBackWhenTheyFail() {
        var prod = Templates.of("prod");
        var preference = prod.resources("orders", "AWS::StepFunctions::StateMachineAlias")
                .getFirst()
                .at("/Properties/DeploymentPreference");
        assertEquals("CANARY", preference.get("Type").asText());
        assertEquals(10, preference.get("Percentage").asInt());
        assertEquals(10, preference.get("Interval").asInt());
        var alarm = prod.resource("orders", preference.at("/Alarms/0/Ref").asText());
        assertEquals(
                "lockstep-prod-orders-rollout-failing",
                alarm.at("/Properties/AlarmName").asText());
        assertEquals(
                "ALL_AT_ONCE",
                DEV.resources("orders", "AWS::StepFunctions::StateMachineAlias")
                        .getFirst()
                        .at("/Properties/DeploymentPreference/Type")
                        .asText());
    }

    private static String functionOf(JsonNode version) {
        return DEV.resource("orders", version.at("/Properties/FunctionName/Ref").asText())
                .at("/Properties/FunctionName")
                .asText();
    }

    private static Map<String, String> byName(JsonNode template) {
        var types = new TreeMap<String, String>();
        template.get("Resources")
                .properties()
                .forEach(entry ->
                        types.put(entry.getKey(), entry.getValue().get("Type").asText()));
        return types;
    }
}
