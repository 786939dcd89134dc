package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script itself, on machines that lack something. It runs as a copy in a folder of its own, so that it
/// never builds this checkout; a fake Maven stands for a build.
final class LauncherTest {
    private final Path folder;
    private final Path launcher;

    LauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.launcher = folder.resolve("house/lockstep");
        Files.createDirectories(folder.resolve("house"));
        // the usual places of JDKs are this machine's; here they are empty
        var script = Files.readString(Cli.REPOSITORY.resolve("lockstep"));
        Files.writeString(
                launcher, script.replace("/usr/lib/jvm", folder.resolve("jvm").toString()));
        for (var module : List.of("pipeline", "engine", "functions", "sql", "local", "cli", "infra")) {
            Files.createDirectories(folder.resolve("house").resolve(module).resolve("src/main"));
            Files.createFile(folder.resolve("house").resolve(module).resolve("pom.xml"));
        }
        Files.createFile(folder.resolve("house/pom.xml"));
        Files.createDirectories(folder.resolve("bin"));
    }

    private record Answer(int exitCode, String out, String err) {}

    @Test
    void aNamedJdkThatIsTooOldIsRefused() throws Exception {
        var answer = launch(jdk("jdk-21", "21.0.4"), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("error: LOCKSTEP_JAVA_HOME is not a JDK 25 or later"), answer.err());
        assertTrue(answer.err().contains("where  " + folder.resolve("jdk-21")), answer.err());
        assertTrue(answer.err().contains("to do  let it name the folder of a JDK 25"), answer.err());
    }

    @Test
    void aNamedJdkThatIsNotThereIsRefused() throws Exception {
        var answer = launch(folder.resolve("nowhere"), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("LOCKSTEP_JAVA_HOME is not a JDK 25"), answer.err());
    }

    @Test
    void withoutAnyJdkItSaysWhereItLookedAndWhatToInstall() throws Exception {
        var answer = launch(Path.of(""), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("error: no JDK 25 or later"), answer.err());
        assertTrue(answer.err().contains("PATH: no java"), answer.err());
        assertTrue(answer.err().contains("to do  install JDK 25 (apt install temurin-25-jdk"), answer.err());
    }

    @Test
    void takesTheFirstJdkThatIsNewEnough() throws Exception {
        tool("mvn", "echo \"$JAVA_HOME\" > " + folder.resolve("java-home") + "; exit 1");
        Files.createDirectories(folder.resolve("jvm"));
        Files.move(jdk("jdk-17", "17.0.9"), folder.resolve("jvm/a-17"));
        Files.move(jdk("jdk-26", "26"), folder.resolve("jvm/b-26"));
        launch(Path.of(""), "--version");
        assertEquals(folder.resolve("jvm/b-26") + "\n", Files.readString(folder.resolve("java-home")));
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        var answer = launch(jdk("jdk-25", "25.0.1"), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("error: no Maven to build with"), answer.err());
        assertTrue(answer.err().contains("install Maven 3.8 or later"), answer.err());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndItsLog() throws Exception {
        tool(
                "mvn",
                "echo '[INFO] Building Lockstep: the engine 0.1.0 [2/5]'; echo '[ERROR] Broken.java:[3,1] ;'; exit 1");
        var answer = launch(jdk("jdk-25", "25.0.1"), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("building: "), answer.err());
        assertTrue(answer.err().contains(" s, the engine"), answer.err());
        assertTrue(answer.err().contains("[ERROR] Broken.java:[3,1] ;"), answer.err());
        assertTrue(
                answer.err().contains("where  " + folder.resolve("house/cli/target/launch/build.log")), answer.err());
        assertTrue(Files.notExists(folder.resolve("house/cli/target/launch/lock")), "the lock is given back");
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceChanged() throws Exception {
        tool(
                "mvn",
                "echo built >> " + folder.resolve("builds") + "; mkdir -p cli/target functions/target sql/target;"
                        + " touch cli/target/cli.jar functions/target/functions.jar sql/target/sql.jar");
        var jdk = jdk("jdk-25", "25.0.1");
        assertEquals(
                "ran -Dlockstep.home dev.lockstep.cli.Main check --json\n",
                launch(jdk, "check", "--json").out());
        launch(jdk, "check");
        assertEquals(1, Files.readAllLines(folder.resolve("builds")).size());
        var source = folder.resolve("house/engine/src/main/New.java");
        Files.createFile(source);
        launch(jdk, "check");
        assertEquals(2, Files.readAllLines(folder.resolve("builds")).size());
        Files.delete(source);
        launch(jdk, "check");
        assertEquals(3, Files.readAllLines(folder.resolve("builds")).size());
    }

    @Test
    void worksThroughASymlinkFromAnotherFolder() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("bin/ls-link"), Path.of("../house/lockstep"));
        var answer = launch(link, folder.resolve("nowhere"), "--version");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.err().contains("LOCKSTEP_JAVA_HOME"), answer.err());
    }

    /// A JDK as far as the launcher looks: its release file, javac, and a java that tells what it was started with.
    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0");
        script(home.resolve("bin/java"), """
            case "$*" in *Training*) exit 0 ;; esac
            printf 'ran -Dlockstep.home'
            while [ "$1" != -cp ]; do shift; done
            shift 2
            echo " $*"
            """);
        return home;
    }

    private void tool(String name, String text) throws IOException {
        script(folder.resolve("bin").resolve(name), text);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private Answer launch(Path jdk, String... arguments) throws Exception {
        return launch(launcher, jdk, arguments);
    }

    private Answer launch(Path script, Path jdk, String... arguments) throws Exception {
        var command = new ProcessBuilder("/bin/bash", script.toString()).directory(folder.toFile());
        command.command().addAll(List.of(arguments));
        command.environment().clear();
        command.environment().put("PATH", folder.resolve("bin") + ":" + tools());
        command.environment().put("LOCKSTEP_JAVA_HOME", jdk.toString());
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var process =
                command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /// What the script needs of a system, and no more: no java, no mvn.
    private Path tools() throws IOException {
        var tools = folder.resolve("tools");
        Files.createDirectories(tools);
        for (var name : List.of(
                "find", "mkdir", "touch", "mv", "rm", "cat", "grep", "head", "cut", "dirname", "readlink", "sleep")) {
            var link = tools.resolve(name);
            for (var place : List.of("/usr/bin", "/bin")) {
                if (Files.notExists(link) && Files.exists(Path.of(place, name))) {
                    script(link, "exec " + place + "/" + name + " \"$@\"");
                }
            }
        }
        return tools;
    }
}
