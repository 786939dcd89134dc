package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What must be true of the data of an environment.
final class StoredStackTest {

    private static final Templates DEV = Templates.of("dev");
    private static final Templates PROD = Templates.of("prod");

    @Test
    void everyBucketAndTableThatAPipelineNamesIsThere() {
        assertEquals(
                Set.of("lockstep-dev-access-logs", "lockstep-dev-data", "lockstep-dev-inbox", "lockstep-dev-warehouse"),
                DEV.resources("stored", "AWS::S3::Bucket").stream()
                        .map(bucket -> bucket.at("/Properties/BucketName").asText())
                        .collect(Collectors.toSet()));
        var table = DEV.resources("stored", "AWS::DynamoDB::GlobalTable").getFirst();
        assertEquals("lockstep-dev-orders", table.at("/Properties/TableName").asText());
        assertEquals(
                "order_id", table.at("/Properties/KeySchema/0/AttributeName").asText());
    }

    @Test
    void everyBucketIsEncryptedPrivateAndSpokenToByTlsOnly() {
        for (var bucket : DEV.resources("stored", "AWS::S3::Bucket")) {
            var properties = bucket.get("Properties");
            assertEquals(
                    "AES256",
                    properties
                            .at(
                                    "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                            .asText());
            properties.get("PublicAccessBlockConfiguration").forEach(blocked -> assertTrue(blocked.asBoolean()));
            assertEquals(4, properties.get("PublicAccessBlockConfiguration").size());
        }
        var policies = DEV.resources("stored", "AWS::S3::BucketPolicy");
        assertEquals(4, policies.size());
        for (var policy : policies) {
            assertTrue(
                    StreamSupport.stream(
                                    policy.at("/Properties/PolicyDocument/Statement")
                                            .spliterator(),
                                    false)
                            .anyMatch(StoredStackTest::refusesPlainHttp),
                    policy::toString);
        }
    }

    @Test
    void everyBucketButTheLogsTellsEventBridgeAndIsLogged() {
        for (var bucket : DEV.resources("stored", "AWS::S3::Bucket")) {
            var properties = bucket.get("Properties");
            var name = properties.get("BucketName").asText();
            var isForLogs = name.equals("lockstep-dev-access-logs");
            assertEquals(
                    !isForLogs,
                    properties
                            .at("/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                            .asBoolean(),
                    name);
            assertEquals(
                    isForLogs,
                    properties.at("/LoggingConfiguration/LogFilePrefix").isMissingNode(),
                    name);
        }
    }

    private static boolean refusesPlainHttp(JsonNode statement) {
        return statement.get("Effect").asText().equals("Deny")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    @Test
    void prodKeepsEverythingThatHoldsData() {
        for (var resource : PROD.template("stored").get("Resources")) {
            if (!resource.get("Type").asText().equals("AWS::S3::BucketPolicy")) {
                assertEquals("Retain", resource.at("/DeletionPolicy").asText(), resource::toString);
                assertEquals("Retain", resource.at("/UpdateReplacePolicy").asText(), resource::toString);
            }
        }
        for (var logs : PROD.resources("orders", "AWS::Logs::LogGroup")) {
            assertEquals("Retain", logs.at("/DeletionPolicy").asText());
            assertEquals(365, logs.at("/Properties/RetentionInDays").asInt());
        }
        assertTrue(PROD.resources("stored", "AWS::DynamoDB::GlobalTable")
                .getFirst()
                .at("/Properties/Replicas/0/DeletionProtectionEnabled")
                .asBoolean());
    }

    @Test
    void prodIsNotDeletedByAccidentAndCarriesItsTags() {
        for (var stack : Set.of("lockstep-prod-stored", "lockstep-prod-orders")) {
            var properties = PROD.manifest().at("/artifacts/" + stack + "/properties");
            assertTrue(properties.get("terminationProtection").asBoolean());
            assertEquals("prod", properties.at("/tags/environment").asText());
        }
    }

    @Test
    void pipelinesAreDeployedAfterTheirData() {
        var dependencies = PROD.manifest().at("/artifacts/lockstep-prod-orders/dependencies");
        assertTrue(StreamSupport.stream(dependencies.spliterator(), false)
                .anyMatch(each -> each.asText().equals("lockstep-prod-stored")));
    }

    @Test
    void renamingAStageTouchesNoBucketAndNoTable(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        var project = SampleProject.in(folder);
        project.replace("statemachines/orders.yaml", "load:", "deliver:");
        project.replace("statemachines/orders.yaml", "build: [transform, load]", "build: [transform, deliver]");
        project.recompile("orders");
        var launch =
                project.launch("synth", "dev", "--out", folder.resolve("out").toString());
        assertEquals("", launch.talk());
        assertEquals(DEV.text("stored"), Templates.read(folder.resolve("out/lockstep-dev-stored.template.json")));
    }
}
