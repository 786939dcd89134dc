package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.door.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run", "runs", "show", "init", "check", "compile", "graph", "serve", "synth", "diff", "deploy", "start",
                "stop", "replay", "doctor"
            })
    void everyCommandHasAPageOfItsOwn(String command) throws IOException {
        var page = Cli.in(folder).launch(command, "--help");
        assertEquals(0, page.exitCode());
        assertEquals("", page.err());
        assertTrue(page.out().startsWith("lockstep " + command + " - "), page.out());
        for (var section : List.of("\nUsage\n", "\nOptions\n", "\nExamples\n", "\nExit codes\n")) {
            assertTrue(page.out().contains(section), section + " is missing in\n" + page.out());
        }
    }

    @Test
    void theFirstPageNamesEveryCommandAndWhatElseThereIsToKnow() throws IOException {
        var page = Cli.in(folder).launch("--help");
        assertEquals(0, page.exitCode());
        for (var line : List.of(
                "  run       runs a pipeline",
                "  doctor    looks whether",
                "\nEnvironment\n",
                "\nFiles\n",
                "LOCKSTEP_JAVA_HOME",
                "  130  interrupted")) {
            assertTrue(page.out().contains(line), line + " is missing in\n" + page.out());
        }
        assertTrue(page.out().lines().allMatch(line -> line.length() <= 110), "a line is too long");
    }

    @Test
    void withoutACommandTheFirstPageIsShown() throws IOException {
        var cli = Cli.in(folder);
        assertEquals(cli.launch("--help"), cli.launch());
    }

    @Test
    void versionIsOneLine() throws IOException {
        var version = Cli.in(folder).launch("--version");
        assertEquals(0, version.exitCode());
        assertTrue(version.out().matches("lockstep \\S+.* \\(Java 25.*\\)\n"), version.out());
    }

    @Test
    void coloursAreForTerminalsOnly() throws IOException {
        var plain = Cli.in(folder).launch("run", "nothing");
        assertTrue(!plain.err().contains("\u001b["), plain.err());
        var coloured =
                Cli.in(folder.resolve("other")).on(new Screen(true, true)).launch("run", "nothing");
        assertTrue(coloured.err().contains("\u001b[31;1merror: "), coloured.err());
    }
}
