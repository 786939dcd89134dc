package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each setting of an environment does to the templates.
final class SettingsTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:111122223333:ops";
    private static final Path KINDS = Path.of("src/test/resources/kinds");

    @TempDir
    private Path folder = Path.of("");

    private SampleProject project = new SampleProject(folder);

    @BeforeEach
    void anEnvironmentThatSetsEverything() throws IOException {
        project = SampleProject.in(folder);
        Files.copy(KINDS.resolve("release.yaml"), folder.resolve("statemachines/release.yaml"));
        Files.copy(
                KINDS.resolve("settings.yaml"),
                folder.resolve("infra/environments/dev.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        project.recompile("release");
    }

    private Launch synth() {
        return project.launch("synth", "dev", "--out", "out");
    }

    private List<JsonNode> resources(String stack, String type) {
        var template = Templates.json(Templates.read(folder.resolve("out/lockstep-dev-" + stack + ".template.json")));
        return StreamSupport.stream(template.get("Resources").spliterator(), false)
                .filter(resource -> resource.get("Type").asText().equals(type))
                .toList();
    }

    private void every(String stack, String type, String pointer, String value) {
        var found = resources(stack, type);
        assertTrue(!found.isEmpty(), type);
        found.forEach(resource ->
                assertEquals(value, resource.at("/Properties" + pointer).asText(), resource::toString));
    }

    @Test
    void functionsStartFromSnapshotsAndHaveRoomSetAside() {
        assertEquals("", synth().talk());
        every("orders", "AWS::Lambda::Function", "/SnapStart/ApplyOn", "PublishedVersions");
        var reserved = new TreeSet<String>();
        resources("orders", "AWS::Lambda::Function")
                .forEach(function ->
                        reserved.add(function.at("/Properties/FunctionName").asText() + " "
                                + function.at("/Properties/ReservedConcurrentExecutions")
                                        .asText("none")));
        assertTrue(reserved.contains("lockstep-dev-orders-load 20"), reserved::toString);
        assertTrue(reserved.contains("lockstep-dev-orders-starter none"), reserved::toString);
    }

    @Test
    void whatTheKitIsToKnowIsToldToEveryFunction() {
        assertEquals("", synth().talk());
        for (var stack : List.of("orders", "release")) {
            var variables = "/Environment/Variables/LOCKSTEP_";
            every(stack, "AWS::Lambda::Function", variables + "VERSION", "4.2");
            every(stack, "AWS::Lambda::Function", variables + "LOG_SAMPLE", "5%");
            every(stack, "AWS::Lambda::Function", variables + "LOG_REDACT", "customer,phone.number");
            every(stack, "AWS::Lambda::Function", variables + "DEADLINE_MARGIN", "60s");
        }
    }

    @Test
    void pageThatEverybodyCanReachIsServedSoOftenAndNoMore() {
        project.replace("infra/environments/dev.yaml", "customerKey", "approvals: { links: true }\ncustomerKey");
        assertEquals("", synth().talk());
        assertEquals("5", ofThePage());
        project.replace("infra/environments/dev.yaml", "links: true", "links: true, concurrency: 2");
        assertEquals("", synth().talk());
        assertEquals("2", ofThePage());
    }

    @Test
    void somebodyIsToldWhenThePageIsAskedForMoreOftenThanThat() {
        assertEquals("", synth().talk());
        assertEquals("", toldOfThePage());
        project.replace(
                "infra/environments/dev.yaml",
                "customerKey",
                "approvals: { links: true }\nalarms: { topics: [\"" + TOPIC + "\"] }\ncustomerKey");
        assertEquals("", synth().talk());
        assertEquals("Throttles of lockstep-dev-release-answers", toldOfThePage());
    }

    private String toldOfThePage() {
        return resources("release", "AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.get("Properties"))
                .filter(alarm -> alarm.get("AlarmName").asText().equals("lockstep-dev-release-throttled-answers"))
                .map(alarm -> {
                    assertEquals(TOPIC, alarm.at("/AlarmActions/0").asText());
                    return alarm.get("MetricName").asText() + " of "
                            + alarm.at("/Dimensions/0/Value").asText();
                })
                .collect(Collectors.joining());
    }

    private String ofThePage() {
        return resources("release", "AWS::Lambda::Function").stream()
                .filter(function ->
                        function.at("/Properties/FunctionName").asText().endsWith("-release-answers"))
                .map(function ->
                        function.at("/Properties/ReservedConcurrentExecutions").asText())
                .collect(Collectors.joining());
    }

    @Test
    void versionsComeInStepsAndStacksCarryTheTags() {
        assertEquals("", synth().talk());
        every("orders", "AWS::StepFunctions::StateMachineAlias", "/DeploymentPreference/Type", "LINEAR");
        every("orders", "AWS::StepFunctions::StateMachineAlias", "/DeploymentPreference/Interval", "60");
        var manifest = Templates.json(Templates.read(folder.resolve("out/manifest.json")));
        for (var stack : List.of("stored", "orders", "release")) {
            assertEquals(
                    "4711",
                    manifest.at("/artifacts/lockstep-dev-" + stack + "/properties/tags/cost-centre")
                            .asText());
        }
    }

    @Test
    void oneKeyOfTheCustomersEncryptsAllThatIsKeptAndSent() {
        assertEquals("", synth().talk());
        every("stored", "AWS::KMS::Key", "/EnableKeyRotation", "true");
        every("stored", "AWS::DynamoDB::GlobalTable", "/SSESpecification/SSEType", "KMS");
        for (var bucket : resources("stored", "AWS::S3::Bucket")) {
            var properties = bucket.get("Properties");
            var isForLogs = properties.get("BucketName").asText().endsWith("access-logs");
            assertEquals(
                    isForLogs ? "AES256" : "aws:kms",
                    properties
                            .at("/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault"
                                    + "/SSEAlgorithm")
                            .asText(),
                    bucket::toString);
        }
        for (var place : List.of("AWS::SQS::Queue /KmsMasterKeyId", "AWS::Logs::LogGroup /KmsKeyId")) {
            var words = place.split(" ", -1);
            resources("orders", words[0])
                    .forEach(resource ->
                            assertTrue(isTheKey(resource.at("/Properties" + words[1])), resource::toString));
        }
        resources("stored", "AWS::SNS::Topic")
                .forEach(topic -> assertTrue(topic.at("/Properties").has("KmsMasterKeyId"), topic::toString));
        every(
                "orders",
                "AWS::StepFunctions::StateMachine",
                "/EncryptionConfiguration/Type",
                "CUSTOMER_MANAGED_KMS_KEY");
    }

    private static boolean isTheKey(JsonNode value) {
        return value.toString().contains("lockstep-dev-stored:ExportsOutputFnGetAttkey");
    }

    @Test
    void approversSubscribeToTheirTopic() {
        assertEquals("", synth().talk());
        every("stored", "AWS::SNS::Topic", "/TopicName", "lockstep-dev-ops");
        every("stored", "AWS::SNS::Subscription", "/Protocol", "email");
        assertEquals(
                List.of("anna@example.com", "bert@example.com"),
                resources("stored", "AWS::SNS::Subscription").stream()
                        .map(subscription ->
                                subscription.at("/Properties/Endpoint").asText())
                        .sorted()
                        .toList());
    }

    @Test
    void refusesApproversOfATopicNobodyNamesAndRoomThatIsTooNarrow() {
        project.replace("infra/environments/dev.yaml", "{ ops:", "{ opps:");
        project.replace("infra/environments/dev.yaml", "concurrency: 20", "concurrency: 9");
        assertEquals("""
                orders.yaml:52:5 stage 'transform' does 10 items at once, and environment 'dev' lets a function run 9 times at \
                once; lower the stage's concurrency or raise functions.concurrency  [concurrency.reserved]
                infra/environments/dev.yaml:12:20 no pipeline names a topic 'opps'; did you mean 'ops'?  [approvers.unknown]
                """, synth().talk());
    }
}
