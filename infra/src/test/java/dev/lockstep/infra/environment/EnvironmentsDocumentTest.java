package dev.lockstep.infra.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.pipeline.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference of environments lists the keys that are read, and no other.
final class EnvironmentsDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\|");

    @Test
    void referenceListsEveryKeyThatIsRead() throws IOException {
        var asked = new TreeSet<String>();
        var text = Files.readString(Path.of("src/test/resources/environment-cases/every.yaml"));
        var problems = new Problems();
        EnvironmentFile.read("every", "every.yaml", text, new Section.Reader(problems, asked));
        assertEquals(true, problems.none());
        var page = Files.readString(Path.of(System.getProperty("lockstep.root"), "docs/reference/environments.md"));
        var listed = ROW.matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(asked, listed);
    }
}
