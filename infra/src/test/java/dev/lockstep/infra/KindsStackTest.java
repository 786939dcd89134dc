package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a state machine needs in the cloud for stages that are no functions.
final class KindsStackTest {

    @TempDir
    private Path folder = Path.of("");

    private String release(String environment) throws IOException {
        var launch = launch(environment, Files.readString(Path.of("src/test/resources/kinds/release.yaml")));
        assertEquals(0, launch.exitCode(), launch.talk());
        return Templates.read(folder.resolve("out/lockstep-" + environment + "-release.template.json"));
    }

    private Launch launch(String environment, String source) throws IOException {
        var project = SampleProject.in(folder);
        Files.writeString(folder.resolve("statemachines/release.yaml"), source);
        project.recompile("release");
        return project.launch("synth", environment, "--out", "out");
    }

    private static void contains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " in " + text);
    }

    @Test
    void allowsWhatEachStageAsksForAndNothingWider() throws IOException {
        var template = release("dev");
        contains(template, "\"Sid\": \"StartOrders\"");
        contains(template, "\"states:StateMachineQualifier\": \"live\"");
        contains(template, ":execution:lockstep-dev-orders:*");
        contains(template, "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule");
        contains(template, "\"Sid\": \"AskApprove\"");
        contains(template, "\"Action\": \"dynamodb:PutItem\"");
        contains(template, ":table/lockstep-dev-releases");
        contains(template, "\"Action\": \"s3:PutObject\"");
        contains(template, "arn:aws:s3:::lockstep-dev-data/released");
        contains(template, ":lockstep-dev-ops\"");
    }

    @Test
    void fillsInWhatTheStateMachineSaysOfItsEnvironment() throws IOException {
        var template = release("dev");
        contains(template, "\"prefix\": \"lockstep-dev-\"");
        contains(template, "\"region\": \"eu-central-1\"");
        contains(template, "stateMachine:lockstep-dev-orders:live");
        contains(template, "\"noteOnFailure\"");
    }

    @Test
    void makesTheTopicOfThoseWhoAreAsked() throws IOException {
        release("dev");
        contains(
                Templates.read(folder.resolve("out/lockstep-dev-stored.template.json")),
                "\"TopicName\": \"lockstep-dev-ops\"");
    }

    @Test
    void startsTheStateMachineItselfWhereThereAreNoVersions() throws IOException {
        var template = release("local");
        contains(template, "stateMachine:lockstep-local-orders\"");
        assertFalse(template.contains("StateMachineQualifier"), template);
    }

    @Test
    void listensToTheEndOfAnotherPipelineAndTagsWhatIsItsOwn() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            triggers: [{ pipeline: orders }]
            tags: { team: shop, environment: mine }
            stages: { pause: { wait: 5s } }
            """);
        assertEquals(0, launch.exitCode(), launch.talk());
        var template = Templates.read(folder.resolve("out/lockstep-dev-release.template.json"));
        contains(template, "\"detail-type\": [\n      \"Step Functions Execution Status Change\"");
        contains(template, "stateMachine:lockstep-dev-orders\"");
        var manifest = Templates.read(folder.resolve("out/manifest.json"));
        contains(manifest, "\"team\": \"shop\"");
        assertFalse(manifest.contains("\"mine\""), manifest);
    }

    @Test
    void makesAnExpressPipelineExpress() throws IOException {
        var launch = launch("dev", "pipeline: release\ntype: express\nstages: { pause: { wait: 5s } }\n");
        assertEquals(0, launch.exitCode(), launch.talk());
        contains(
                Templates.read(folder.resolve("out/lockstep-dev-release.template.json")),
                "\"StateMachineType\": \"EXPRESS\"");
    }

    @Test
    void refusesWhatItCannotAllowAndEditionsItDoesNotMake() throws IOException {
        var launch = launch("dev", Files.readString(Path.of("src/test/resources/kinds/refused.yaml")));
        assertEquals(2, launch.exitCode());
        assertEquals("""
                release.yaml:3:3 what stage 'copy' has to be allowed does not follow from its arguments; say it: \
                permissions: [{ actions: […], resources: […] }]  [task.permission]
                release.yaml:4:3 stage 'orders' starts alias 'blue', and a deployment makes one alias: live  [child.edition]
                """, launch.talk());
    }
}
