package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must be true of a pipeline's stack, said one by one.
final class OrdersStackTest {

    private static final Set<String> STAGES =
            Set.of("extract", "validate", "analyze", "transform", "load", "onFailure");

    /// Actions that AWS gives to no narrower resource, and why.
    private static final Set<String> NO_NARROWER = Set.of(
            // the delivery of a state machine's logs is set up for the account as a whole
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
            // X-Ray knows no resources
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");

    /// Actions on objects, whose names are unknown before a run: the resource ends in `*` below a prefix.
    private static final Set<String> OBJECTS = Set.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject");

    private static final Templates DEV = Templates.of("dev");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod", "local"})
    void definitionIsTheCommittedTextByteByByte(String environment) {
        var templates = Templates.of(environment);
        var machine = only(templates.resources("orders", "AWS::StepFunctions::StateMachine"));
        var definition = machine.at("/Properties/DefinitionString");
        assertTrue(definition.isTextual(), "not a join");
        assertEquals(Templates.read(templates.root().resolve("statemachines/orders.asl.json")), definition.asText());
    }

    @Test
    void everyFunctionIsJava25OnArmWithTracingAndALogGroupThatForgets() {
        var functions = DEV.resources("orders", "AWS::Lambda::Function");
        assertEquals(STAGES.size() + 1, functions.size(), "the stages' and the starter");
        for (var function : functions) {
            var properties = function.get("Properties");
            var name = properties.get("FunctionName").asText();
            assertEquals("java25", properties.get("Runtime").asText());
            assertEquals("arm64", properties.at("/Architectures/0").asText());
            assertEquals("Active", properties.at("/TracingConfig/Mode").asText());
            assertEquals(
                    "orders",
                    properties.at("/Environment/Variables/LOCKSTEP_PIPELINE").asText());
            var logs = DEV.resource(
                    "orders", properties.at("/LoggingConfig/LogGroup/Ref").asText());
            assertEquals(
                    "/aws/lambda/" + name, logs.at("/Properties/LogGroupName").asText());
            assertEquals(14, logs.at("/Properties/RetentionInDays").asInt());
        }
    }

    @Test
    void stateMachineLogsEverythingAndIsTraced() {
        var properties = machine().get("Properties");
        assertEquals("ALL", properties.at("/LoggingConfiguration/Level").asText());
        assertTrue(properties.at("/LoggingConfiguration/IncludeExecutionData").asBoolean());
        assertTrue(properties.at("/TracingConfiguration/Enabled").asBoolean());
    }

    @Test
    void starterMayStartTheAliasAndNothingElse() {
        var start = only(statements(DEV).stream()
                .filter(statement -> texts(statement.get("Action")).contains("states:StartExecution"))
                .toList());
        assertEquals(
                "AWS::StepFunctions::StateMachine",
                DEV.resource("orders", start.at("/Resource/Ref").asText())
                        .get("Type")
                        .asText());
        assertEquals(
                "live",
                start.at("/Condition/StringEquals/states:StateMachineQualifier").asText());
        var given = only(DEV.resources("orders", "AWS::Lambda::Function").stream()
                .filter(function ->
                        function.at("/Properties/FunctionName").asText().endsWith("-starter"))
                .toList());
        var alias = given.at("/Properties/Environment/Variables/LOCKSTEP_STATEMACHINE/Fn::GetAtt/0")
                .asText();
        assertEquals(
                "AWS::StepFunctions::StateMachineAlias",
                DEV.resource("orders", alias).get("Type").asText());
    }

    @Test
    void noActionIsAWildcardAndNoResourceWithoutAReason() {
        for (var statement : statements(DEV)) {
            for (var action : texts(statement.get("Action"))) {
                assertFalse(action.contains("*"), () -> "a wildcard among the actions: " + statement);
            }
            for (var resource : texts(statement.get("Resource"))) {
                if (resource.contains("*")) {
                    var reasoned = resource.equals("*") ? NO_NARROWER : OBJECTS;
                    assertTrue(reasoned.containsAll(texts(statement.get("Action"))), statement::toString);
                    assertTrue(resource.equals("*") || resource.startsWith("arn:aws:s3:::"), statement::toString);
                }
            }
        }
    }

    @Test
    void stageReadsTheTriggersFolderOnlyWhereItUsesTheTriggersParameter() {
        assertEquals(Set.of("extract"), stagesThatMay("s3:GetObject", "arn:aws:s3:::lockstep-dev-inbox/incoming/*"));
        assertEquals(Set.of("load"), stagesThatMay("s3:PutObject", "arn:aws:s3:::lockstep-dev-warehouse/orders/*"));
        assertEquals(
                Set.of("transform"),
                stagesThatMay("s3:PutObject", "arn:aws:s3:::lockstep-dev-data/runs/orders/*/transform/*"));
    }

    @Test
    void everyTriggerReachesTheStarterThroughAQueueWithADeadLetterQueue() {
        var mapping =
                only(DEV.resources("orders", "AWS::Lambda::EventSourceMapping")).get("Properties");
        assertEquals(
                "ReportBatchItemFailures",
                mapping.at("/FunctionResponseTypes/0").asText());
        var queue = mapping.at("/EventSourceArn/Fn::GetAtt/0").asText();
        var dead = DEV.resource("orders", queue)
                .at("/Properties/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0")
                .asText();
        assertEquals("AWS::SQS::Queue", DEV.resource("orders", dead).get("Type").asText());

        var rule = only(DEV.resources("orders", "AWS::Events::Rule")).at("/Properties/Targets/0");
        var schedule = only(DEV.resources("orders", "AWS::Scheduler::Schedule")).at("/Properties/Target");
        for (var target : List.of(rule, schedule)) {
            assertEquals(queue, target.at("/Arn/Fn::GetAtt/0").asText());
            assertEquals(dead, target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText());
        }
        assertEquals(
                "{\"trigger\":\"s3\",\"event\":<f1>}",
                rule.at("/InputTransformer/InputTemplate").asText());
        assertTrue(schedule.at("/Input").asText().startsWith("{\"trigger\":\"schedule\",\"event\":{"));
    }

    @Test
    void triggersWaitForWhatThePipelineNames() {
        var pattern = only(DEV.resources("orders", "AWS::Events::Rule")).at("/Properties/EventPattern");
        assertEquals("lockstep-dev-inbox", pattern.at("/detail/bucket/name/0").asText());
        assertEquals(
                "incoming/*.csv", pattern.at("/detail/object/key/0/wildcard").asText());
        var schedule = only(DEV.resources("orders", "AWS::Scheduler::Schedule")).get("Properties");
        assertEquals("cron(0 2 * * ? *)", schedule.get("ScheduleExpression").asText());
        assertEquals("Europe/Berlin", schedule.get("ScheduleExpressionTimezone").asText());
    }

    @Test
    void schedulesRestWhereTheEnvironmentSaysSo() {
        assertEquals("DISABLED", scheduleState("dev"));
        assertEquals("ENABLED", scheduleState("prod"));
    }

    @Test
    void localLeavesOutWhatLocalStackOnlyPretendsToMakeAndNothingElse() {
        var local = Templates.of("local");
        var left = new HashMap<String, Integer>();
        for (var resource : DEV.template("orders").get("Resources")) {
            left.merge(resource.get("Type").asText(), 1, Integer::sum);
        }
        for (var resource : local.template("orders").get("Resources")) {
            left.merge(resource.get("Type").asText(), -1, Integer::sum);
        }
        left.values().removeIf(count -> count == 0);
        assertEquals(
                Map.of(
                        "AWS::StepFunctions::StateMachineVersion", 1,
                        "AWS::StepFunctions::StateMachineAlias", 1,
                        "AWS::CloudWatch::Dashboard", 1,
                        "AWS::Logs::MetricFilter", 1,
                        "AWS::Logs::QueryDefinition", 6),
                left);
    }

    @Test
    void alarmsOfProdGoToItsTopics() {
        var alarms = Templates.of("prod").resources("orders", "AWS::CloudWatch::Alarm").stream()
                // that one is for CloudFormation
                .filter(alarm -> !alarm.toString().contains("rollout-failing"))
                .toList();
        assertEquals(13, alarms.size());
        for (var alarm : alarms) {
            assertEquals(
                    "arn:aws:sns:eu-central-1:444455556666:data-platform-alarms",
                    alarm.at("/Properties/AlarmActions/0").asText());
        }
    }

    private static String scheduleState(String environment) {
        return only(Templates.of(environment).resources("orders", "AWS::Scheduler::Schedule"))
                .at("/Properties/State")
                .asText();
    }

    private static JsonNode machine() {
        return only(DEV.resources("orders", "AWS::StepFunctions::StateMachine"));
    }

    private static List<JsonNode> statements(Templates templates) {
        return templates.resources("orders", "AWS::IAM::Policy").stream()
                .flatMap(policy -> StreamSupport.stream(
                        policy.at("/Properties/PolicyDocument/Statement").spliterator(), false))
                .toList();
    }

    private static Set<String> stagesThatMay(String action, String resource) {
        return DEV.resources("orders", "AWS::IAM::Policy").stream()
                .filter(policy -> StreamSupport.stream(
                                policy.at("/Properties/PolicyDocument/Statement")
                                        .spliterator(),
                                false)
                        .anyMatch(statement -> texts(statement.get("Action")).contains(action)
                                && texts(statement.get("Resource")).contains(resource)))
                .map(policy -> policy.at("/Properties/PolicyName").asText())
                .map(name -> name.replaceAll("functions(.*)roleDefaultPolicy.*", "$1"))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode oneOrMore) {
        var texts = new ArrayList<String>();
        if (oneOrMore.isArray()) {
            oneOrMore.forEach(each -> texts.add(each.asText()));
        } else {
            texts.add(oneOrMore.asText());
        }
        return texts;
    }

    private static JsonNode only(List<JsonNode> found) {
        assertEquals(1, found.size(), found::toString);
        return found.getFirst();
    }
}
