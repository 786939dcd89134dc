package dev.lockstep.functions.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about testing a stage shows the very stage and test that are compiled and run here.
final class StagePageTest {
    private static final Path ROOT = Path.of(System.getProperty("lockstep.root"));
    private static final Path HERE = ROOT.resolve("functions/src/test/java/dev/lockstep/functions/sample");

    @Test
    void whatThePageShowsIsWhatIsRun() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/how-to/test-a-stage.md"));
        List<MatchResult> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList();
        assertEquals(2, shown.size());
        for (String file : List.of("WordsHandler.java", "WordsHandlerTest.java")) {
            String source = Files.readString(HERE.resolve(file));
            String code = source.substring(source.indexOf("import "));
            assertTrue(
                    shown.stream().anyMatch(block -> block.group(1).equals(code)),
                    () -> file + " is not shown as\n" + code);
        }
    }
}
