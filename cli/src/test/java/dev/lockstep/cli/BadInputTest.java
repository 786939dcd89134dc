package dev.lockstep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What a person gets wrong, and what they are told: the cases are in `bad-input.txt`, as a terminal would show them.
final class BadInputTest {
    @TempDir
    private Path folder = Path.of("");

    /// `$ arguments`, then `exit NUMBER`, then all of stderr.
    private record Case(String line, int exitCode, String err) {}

    @TestFactory
    List<DynamicTest> isAnsweredWithPlaceCauseAndRemedy() throws IOException {
        var cli = Cli.in(folder);
        Files.writeString(folder.resolve("a-file"), "in the way\n");
        Files.writeString(folder.resolve("torn-snapshot.json"), "{\"pipeline\": }\n");
        Files.writeString(folder.resolve("wrong-connections.json"), "{\"Connections\": [{\"Name\": \"a\"}]}\n");
        return cases().stream()
                .map(known -> DynamicTest.dynamicTest(known.line(), () -> {
                    var answer = cli.launch(known.line().split(" +", -1));
                    assertEquals(known.err(), answer.err());
                    assertEquals(known.exitCode(), answer.exitCode());
                }))
                .toList();
    }

    private static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        try (var file = Objects.requireNonNull(BadInputTest.class.getResourceAsStream("/bad-input.txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var block : text.split("(?m)^\\$ ", -1)) {
                var lines = Arrays.asList(block.strip().split("\n", -1));
                if (lines.size() > 1) {
                    var exitCode = Integer.parseInt(lines.get(1).replace("exit ", ""));
                    cases.add(new Case(
                            lines.getFirst(), exitCode, String.join("\n", lines.subList(2, lines.size())) + "\n"));
                }
            }
        }
        return cases;
    }
}
