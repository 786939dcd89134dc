package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What the stacks of all samples consist of in prod, as a list that changes when they do. `-Dlockstep.golden=write`
/// writes it anew. Whole templates are reviewed of `orders` only, by GoldenTest.
final class StacksTest {

    private static final Path LIST = Path.of("src/test/resources/golden/stacks.txt");

    @Test
    void stacksConsistOfWhatIsOnTheList() throws IOException {
        var stacks = new TreeSet<Path>();
        try (var templates = Files.newDirectoryStream(Templates.whole("prod").folder(), "*.template.json")) {
            templates.forEach(stacks::add);
        }
        var made = new StringBuilder();
        for (var stack : stacks) {
            var types = new TreeMap<String, Integer>();
            var resources = Templates.json(Templates.read(stack)).get("Resources");
            resources.forEach(resource -> types.merge(resource.get("Type").asText(), 1, Integer::sum));
            made.append(String.valueOf(stack.getFileName()).replace(".template.json", ""))
                    .append(": ")
                    .append(resources.size())
                    .append(" resources\n");
            types.forEach((type, count) ->
                    made.append("  ").append(count).append(' ').append(type).append('\n'));
        }
        if ("write".equals(System.getProperty("lockstep.golden"))) {
            Files.writeString(LIST, made);
        }
        assertEquals(Templates.read(LIST), made.toString());
    }
}
