package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the app says and ends with, for good and for bad input.
final class CommandTest {

    @TempDir
    private Path folder = Path.of("");

    private SampleProject project = new SampleProject(folder);

    @BeforeEach
    void copyTheProject() {
        project = SampleProject.in(folder);
    }

    @Test
    void saysOneLineForEachStack() {
        var lines = Templates.of("dev").said().lines().toList();
        assertEquals(3, lines.size());
        var orders = lines.stream()
                .filter(line -> line.startsWith("lockstep-dev-orders "))
                .findFirst();
        assertTrue(
                orders.orElseThrow()
                        .matches("lockstep-dev-orders  .*/lockstep-dev-orders\\.template\\.json  \\d+ resources"
                                + "  \\d+\\.\\d KB"),
                lines::toString);
    }

    @Test
    void writesTheSameBytesEachTimeAndNoPathOfThisMachine() throws IOException {
        project.launch("synth", "dev", "--out", "out");
        for (var file : templates(folder.resolve("out"))) {
            var text = Files.readString(file);
            var name = String.valueOf(file.getFileName());
            assertFalse(text.contains(folder.toString()), name);
            assertEquals(Templates.read(Templates.of("dev").folder().resolve(name)), text);
        }
    }

    @Test
    void saysWhereAnEnvironmentIsWithoutDrawingAnything() {
        var launch = project.launch("describe", "local");
        assertEquals(0, launch.exitCode(), launch.talk());
        assertEquals(
                "{\"environment\": \"local\", \"account\": \"000000000000\", \"region\": \"eu-central-1\","
                        + " \"prefix\": \"lockstep-local-\", \"localstack\": true, \"alias\": null}",
                launch.out().strip());
        var open = project.launch("describe", "dev");
        assertTrue(open.out().contains("\"account\": null, "), open.out());
        var unknown = project.launch("describe", "lokal");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.talk().contains("did you mean 'local'?"), unknown.talk());
    }

    @Test
    void forgetsWhatAnEarlierRunWroteAndTouchesNoFolderThatCdkDidNotWrite() throws IOException {
        var old = write("out/lockstep-dev-gone.template.json");
        var mine = write("mine/lockstep-dev-gone.template.json");
        write("out/manifest.json");
        project.launch("synth", "dev", "--out", "out");
        project.launch("synth", "dev", "--out", "mine");
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(mine));
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        write("out");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(4, launch.exitCode());
        assertTrue(launch.talk().startsWith("error: CDK cannot write the templates: "), launch.talk());
        assertTrue(launch.talk().contains("  where  " + folder.resolve("out")), launch.talk());
        assertEquals(3, launch.talk().lines().count(), launch.talk());
    }

    @Test
    void drawsOnlyThePipelinesThatAreNamedButAllTheData() throws IOException {
        copy("orders", "returns");
        project.launch("synth", "dev", "--out", "out", "--pipelines", "returns");
        assertEquals(
                List.of(
                        "lockstep-dev-overview.template.json",
                        "lockstep-dev-returns.template.json",
                        "lockstep-dev-stored.template.json"),
                templates(folder.resolve("out")).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
    }

    @Test
    void refusesAnUnknownEnvironmentAndAnUnknownPipelineAtOnce() {
        var launch = project.launch("synth", "dve", "--out", "out", "--pipelines", "ordres");
        assertEquals(2, launch.exitCode());
        assertTrue(
                launch.talk().contains("unknown environment 'dve'; did you mean 'dev'?  [environment.unknown]"),
                launch.talk());
        assertTrue(launch.talk().contains("[pipeline.unknown]"), launch.talk());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void refusesAStaleStateMachine() {
        project.replace("statemachines/orders.asl.json", "\"extract\"", "\"extrakt\"");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertEquals(
                "statemachines/orders.asl.json:1:1 is not what orders.yaml says today; run `./lockstep compile orders`"
                        + " and commit it  [pipeline.stale]\n",
                launch.talk());
    }

    @Test
    void refusesAMissingStateMachine() {
        project.remove("statemachines/orders.asl.json");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertTrue(launch.talk().contains("orders.asl.json:1:1 is missing; run"), launch.talk());
    }

    @Test
    void refusesAHandlerThatIsNotInTheJar() {
        project.replace("statemachines/orders.yaml", "ExtractHandler", "ExtractHandlr");
        project.recompile("orders");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertTrue(launch.talk().contains("is not in functions/target/functions.jar"), launch.talk());
        assertTrue(launch.talk().startsWith("orders.yaml:"), launch.talk());
    }

    @Test
    void refusesNamesThatAServiceWouldRefuse() {
        project.replace("infra/environments/dev.yaml", "lockstep-dev-", "a-prefix-of-just-enough-");
        var long64 = "s".repeat(40);
        project.replace("statemachines/orders.yaml", "load:", long64 + ":");
        project.replace("statemachines/orders.yaml", "transform, load]", "transform, " + long64 + "]");
        project.recompile("orders");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertTrue(launch.talk().contains("71 characters, 64 are allowed"), launch.talk());
    }

    @Test
    void refusesANameThatHasThePrefixAlready() {
        project.replace("statemachines/orders.yaml", "bucket: warehouse", "bucket: lockstep-dev-warehouse");
        project.recompile("orders");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertTrue(
                launch.talk().contains("'lockstep-dev-warehouse' begins with the prefix of environment 'dev'"),
                launch.talk());
    }

    @Test
    void aScheduleThatNamesABucketBringsItAndThePermissionToReadIt() {
        project.replace("statemachines/orders.yaml", "s3: { bucket: inbox,", "s3: { bucket: mailbox,");
        project.recompile("orders");
        assertEquals(0, project.launch("synth", "dev", "--out", "out").exitCode());
        var data = Templates.read(folder.resolve("out/lockstep-dev-stored.template.json"));
        assertTrue(data.contains("\"BucketName\": \"lockstep-dev-inbox\""), data);
        var pipeline = Templates.read(folder.resolve("out/lockstep-dev-orders.template.json"));
        assertTrue(pipeline.contains("arn:aws:s3:::lockstep-dev-inbox/incoming/orders-*"), pipeline);
    }

    @Test
    void saysWhatToBuildWhenTheHandlersAreMissing() {
        project.remove("functions/target/functions.jar");
        var launch = project.launch("synth", "dev", "--out", "out");
        assertEquals(4, launch.exitCode());
        assertTrue(launch.talk().startsWith("error: the handlers are not built\n  where  "), launch.talk());
    }

    @Test
    void saysWhatToInstallWithoutNode() {
        var launch = Launch.of(folder, Map.of("PATH", "/nowhere"), "synth", "dev");
        assertEquals(4, launch.exitCode());
        assertTrue(launch.talk().contains("install Node.js"), launch.talk());
    }

    @Test
    void saysHowItIsUsed() {
        for (var arguments : List.of(List.of("synth"), List.of("fly"), List.of("synth", "dev", "--out"))) {
            var launch = project.launch(arguments.toArray(String[]::new));
            assertEquals(2, launch.exitCode());
            assertTrue(launch.talk().startsWith("usage: synth NAME"), launch.talk());
        }
    }

    @Test
    void asksCdkForTheEnvironmentWhenNoneIsNamed() {
        var launch = project.launch("app", "--out", "out");
        assertEquals(2, launch.exitCode());
        assertTrue(launch.talk().contains("add -c env=NAME; there is dev, local, prod, staging"), launch.talk());
        assertEquals(0, project.launch("app", "-c", "env=dev", "--out", "out").exitCode());
    }

    private Path write(String file) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        return Files.writeString(path, "{}");
    }

    private void copy(String from, String to) throws IOException {
        var source = folder.resolve("statemachines/" + from + ".yaml");
        Files.writeString(
                folder.resolve("statemachines/" + to + ".yaml"),
                Files.readString(source).replace("pipeline: " + from, "pipeline: " + to));
        project.recompile(to);
    }

    private static List<Path> templates(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .toList();
        }
    }
}
