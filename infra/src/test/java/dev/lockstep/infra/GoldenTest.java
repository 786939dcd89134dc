package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole templates, so that every change to one is seen in review. `-Dlockstep.golden=write` writes them anew.
final class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @CsvSource({"dev, orders", "dev, stored", "prod, orders", "prod, stored", "local, orders"})
    void templateIsTheOneReviewed(String environment, String stack) throws IOException {
        var made = normal(Templates.of(environment).text(stack));
        var file = FOLDER.resolve(environment).resolve(stack + ".template.json");
        if ("write".equals(System.getProperty("lockstep.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertEquals("", difference(Templates.read(file), made), file + " (-Dlockstep.golden=write writes it anew)");
    }

    /// The first line that differs: whole templates are too long to read in a message.
    private static String difference(String reviewed, String made) {
        var expected = reviewed.lines().toList();
        var found = made.lines().toList();
        for (var line = 0; line < Math.max(expected.size(), found.size()); line++) {
            var left = line < expected.size() ? expected.get(line) : "(the end)";
            var right = line < found.size() ? found.get(line) : "(the end)";
            if (!left.equals(right)) {
                return "line " + (line + 1) + ": expected " + left + ", found " + right;
            }
        }
        return "";
    }

    /// Neither digests of the code are reviewed here nor the state machine, which is its own file beside its source.
    private static String normal(String template) {
        return template.replaceAll("\"[0-9a-f]{64}\\.jar\"", "\"DIGEST.jar\"")
                        .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1DIGEST")
                        .replaceAll("(\"DefinitionString\": )\".*\"", "$1\"THE COMMITTED TEXT\"")
                        .strip()
                + "\n";
    }
}
