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
        contains(template, "\"Sid\": \"Ask\"");
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
    void allowsDistributedStagesWhatTheyReadAndWrite() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            triggers:
              - s3: { bucket: inbox, key: "in/*/a.csv", size: { atLeast: 1, atMost: 2KiB } }
              - manual: Whenever someone likes
            stages:
              rows:
                forEach: { items: { csv: s3://inbox/list.csv }, results: s3://warehouse/rows/, batch: { items: 10 } }
                handler: dev.lockstep.functions.validate.ValidateHandler
            """);
        assertEquals(0, launch.exitCode(), launch.talk());
        var template = Templates.read(folder.resolve("out/lockstep-dev-release.template.json"));
        contains(template, "\"Sid\": \"StartItemsOfRows\"");
        contains(template, ":execution:lockstep-dev-release/rows:*");
        contains(template, "arn:aws:s3:::lockstep-dev-inbox/list.csv*");
        contains(template, "arn:aws:s3:::lockstep-dev-warehouse/rows/*");
        contains(template, "\"wildcard\": \"in/*/a.csv\"");
        contains(template, "\"numeric\": [");
        contains(Templates.read(folder.resolve("out/lockstep-dev-stored.template.json")), "\"lockstep-dev-warehouse\"");
    }

    @Test
    void letsAStageScanTheTableItNamesAndPruneOnlyWhereItKeepsSome() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            stages:
              take:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { source: "dynamodb://customers" }
              keep:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, prefix: kept/, name: rows, keep: 3 }
            """);
        assertEquals(0, launch.exitCode(), launch.talk());
        var template = Templates.read(folder.resolve("out/lockstep-dev-release.template.json"));
        contains(template, "\"Action\": \"dynamodb:Scan\"");
        contains(template, ":table/lockstep-dev-customers");
        contains(template, "\"Sid\": \"PruneData\"");
        contains(
                template.replaceAll("\\s+", " "),
                "\"Action\": \"s3:DeleteObject\", \"Effect\": \"Allow\", \"Resource\":"
                        + " \"arn:aws:s3:::lockstep-dev-warehouse/kept/rows/*\"");
        assertEquals(1, template.split("s3:DeleteObject", -1).length - 1, template);
        assertFalse(template.contains("dynamodb:Query"), template);
        var stored = Templates.read(folder.resolve("out/lockstep-dev-stored.template.json"));
        assertFalse(stored.contains("lockstep-dev-customers"), stored);
    }

    @Test
    void refusesToPruneWhereNobodyKnows() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            parameters: { day: { type: string, required: true } }
            stages:
              below:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, prefix: "{% $params.day %}", name: rows, keep: 3 }
              called:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, name: "{% $params.day %}", keep: 3 }
              all:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, keep: 3 }
              wide:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, prefix: "*/", name: rows, keep: 3 }
              spaced:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { bucket: warehouse, name: all rows, keep: 3 }
            """);
        assertEquals(2, launch.exitCode(), launch.talk());
        contains(
                launch.talk(),
                "release.yaml:6:79 where 'below' deletes what it does not keep is not known before a run");
        contains(launch.talk(), "write bucket, name and prefix as texts");
        assertEquals(5, launch.talk().split("\\[keep\\.permission]", -1).length - 1, launch.talk());
    }

    @Test
    void letsAStageReadTheFolderOfAnExportItNames() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            parameters: { source: { type: string, required: true } }
            triggers:
              - s3: { bucket: inbox, key: exports/told/manifest-summary.json }
                parameters: { source: "{% 's3://' & $event.detail.bucket.name & '/' & $event.detail.object.key %}" }
            stages:
              named:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { source: "s3://inbox/exports/named/manifest-summary.json" }
              told:
                handler: dev.lockstep.functions.validate.ValidateHandler
                with: { source: "{% $params.source %}" }
            """);
        assertEquals(0, launch.exitCode(), launch.talk());
        var template = Templates.read(folder.resolve("out/lockstep-dev-release.template.json"));
        contains(template, "arn:aws:s3:::lockstep-dev-inbox/exports/named/*\"");
        contains(template, "arn:aws:s3:::lockstep-dev-inbox/exports/told/*\"");
        assertFalse(template.contains("manifest-summary.json*"), template);
    }

    @Test
    void refusesItemsFromNobodyKnowsWhere() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            parameters: { table: { type: string, required: true } }
            stages:
              rows:
                forEach: { items: { csv: "{% $params.table %}" }, results: "{% $params.table %}" }
                handler: dev.lockstep.functions.validate.ValidateHandler
            """);
        assertEquals(2, launch.exitCode(), launch.talk());
        contains(launch.talk(), "where stage 'rows' reads its items from is not known before a run");
        contains(launch.talk(), "where stage 'rows' writes its results to is not known before a run");
    }

    @Test
    void tellsATopicHowRunsEndAndLetsNobodyElseSpeakByIt() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            notifications: [{ topic: ops }, { topic: shop, on: succeeded }]
            stages: { pause: { wait: 5s } }
            """);
        assertEquals(0, launch.exitCode(), launch.talk());
        var template = Templates.read(folder.resolve("out/lockstep-dev-release.template.json"));
        contains(template, "\"Name\": \"lockstep-dev-release-tells-ops\"");
        contains(template, "\"TIMED_OUT\"");
        contains(template, ":lockstep-dev-shop\"");
        var data = Templates.read(folder.resolve("out/lockstep-dev-stored.template.json"));
        contains(data, "rule/lockstep-dev-release-tells-ops\"");
        contains(data, "\"TopicName\": \"lockstep-dev-shop\"");
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

    @Test
    void refusesNamesThatHaveThePrefixAlready() throws IOException {
        var launch = launch("dev", """
            pipeline: release
            stages:
              send: { handler: dev.lockstep.functions.load.LoadHandler, with: { artifacts: [], queue: lockstep-dev-rows } }
              ask: { approval: { notify: lockstep-dev-ops, timeout: 1h } }
            """);
        assertEquals(2, launch.exitCode());
        contains(launch.talk(), "'lockstep-dev-rows' begins with the prefix of environment 'dev'");
        contains(launch.talk(), "'lockstep-dev-ops' begins with the prefix of environment 'dev'");
    }
}
