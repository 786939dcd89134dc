package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.infra.kept.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has not changed is not drawn again; what has, always is; and nobody can tell by the folder which it was.
final class ReuseTest {

    @TempDir
    private Path folder = Path.of("");

    private SampleProject project = new SampleProject(folder);

    @BeforeEach
    void twoPipelinesAreDrawnOnce() throws IOException {
        project = SampleProject.in(folder);
        Files.writeString(folder.resolve("statemachines/pause.yaml"), """
            pipeline: pause
            stages: { pause: { wait: 5s } }
            """);
        project.recompile("pause");
        assertEquals("", synth().talk());
    }

    private Launch synth() {
        return project.launch("synth", "dev", "--out", "out");
    }

    /// Draws again, and holds what there is then against what is there when all is drawn.
    private void reuses(int stacks, Launch launch) throws IOException {
        reuses("out", stacks, launch);
    }

    private void reuses(String out, int stacks, Launch launch) throws IOException {
        assertEquals(0, launch.exitCode(), launch.talk());
        assertEquals(
                stacks == 0 ? "" : stacks + " of 4 stacks are as they were drawn before; --fresh draws them anew\n",
                launch.talk());
        assertEquals(
                "", project.launch("synth", "dev", "--out", "fresh", "--fresh").talk());
        assertEquals(content("fresh"), content(out));
    }

    private Map<String, String> content(String name) throws IOException {
        var content = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (var file : files.toList()) {
                content.put(String.valueOf(file.getFileName()), FileDigest.of(file));
            }
        }
        return content;
    }

    @Test
    void drawsNothingWhenNothingHasChanged() throws IOException {
        Files.delete(folder.resolve("out/manifest.json"));
        reuses(4, synth());
        assertEquals(
                "", project.launch("synth", "dev", "--out", "out", "--fresh").talk());
    }

    @Test
    void drawsTheOnePipelineThatHasChanged() throws IOException {
        project.replace("statemachines/pause.yaml", "5s", "6s");
        project.recompile("pause");
        reuses(3, synth());
        assertTrue(out("lockstep-dev-pause").contains("6"), "the change");
    }

    @Test
    void aCommentChangesNothing() throws IOException {
        project.replace("infra/environments/dev.yaml", "environment: dev", "# said once more\nenvironment: dev");
        project.replace("statemachines/pause.yaml", "5s } }\n", "5s } }\n# waits\n");
        reuses(4, synth());
    }

    @Test
    void everythingIsDrawnForAnotherEnvironment() throws IOException {
        project.replace("infra/environments/dev.yaml", "retention: 14d", "retention: 30d");
        reuses(0, synth());
    }

    @Test
    void otherHandlersDrawAllButTheData() throws IOException {
        project.addToJar("META-INF/another-edition");
        // CDK reads a jar once in its process for each folder
        reuses("other", 1, project.launch("synth", "dev", "--out", "other"));
    }

    @Test
    void anotherBucketDrawsTheDataAndThePipelineThatNamesIt() throws IOException {
        project.replace("statemachines/orders.yaml", "s3: { bucket: inbox,", "s3: { bucket: mailbox,");
        project.recompile("orders");
        reuses(2, synth());
        assertTrue(out("lockstep-dev-stored").contains("mailbox"), "the bucket");
    }

    @Test
    void anotherPipelineDrawsTheOverviewAndOneThatIsGoneIsGone() throws IOException {
        project.remove("statemachines/pause.yaml");
        project.remove("statemachines/pause.asl.json");
        var launch = synth();
        assertEquals("2 of 3 stacks are as they were drawn before; --fresh draws them anew\n", launch.talk());
        assertTrue(content("out").keySet().stream().noneMatch(file -> file.contains("pause")), "the stack");
    }

    @Test
    void whatCdkReadsOfTheProcessCounts() throws IOException {
        var launch = Launch.of(folder, withVariable("CDK_CONTEXT_JSON", "{}"), "synth", "dev", "--out", "out");
        reuses(0, launch);
    }

    @Test
    void withAKeyOfTheCustomersTheDataIsDrawnWithThoseWhoUseIt() throws IOException {
        project.replace("infra/environments/dev.yaml", "schedules: false", "schedules: false\ncustomerKey: true");
        reuses(0, synth());
        project.replace("statemachines/pause.yaml", "5s", "6s");
        project.recompile("pause");
        reuses(3, synth());
        project.replace("statemachines/orders.yaml", "s3: { bucket: inbox,", "s3: { bucket: mailbox,");
        project.recompile("orders");
        reuses(0, synth());
    }

    @Test
    void whatIsDamagedIsDrawnAgain() throws IOException {
        var kept = folder.resolve(".lockstep/synth/lockstep-dev-pause.zip");
        var whole = Files.readAllBytes(kept);
        var flipped = whole.clone();
        flipped[whole.length / 4] ^= 1;
        for (var damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2), new byte[0])) {
            Files.write(kept, damaged);
            reuses(3, synth());
        }
    }

    private String out(String stack) {
        return Templates.read(folder.resolve("out").resolve(stack + ".template.json"));
    }

    private static Map<String, String> withVariable(String name, String value) {
        var variables = new HashMap<>(System.getenv());
        variables.put(name, value);
        return variables;
    }
}
