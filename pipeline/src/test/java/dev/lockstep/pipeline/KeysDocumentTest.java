package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.pipeline.language.Section;
import dev.lockstep.pipeline.language.Shape;
import dev.lockstep.pipeline.language.Vocabulary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of all keys is made of the tables the readers use.
final class KeysDocumentTest {

    private static final String HEAD = """
        # Every key of the language

        Made from the tables the readers use. [The pipeline language](pipeline-language.md) says what it is all about.
        """;

    @Test
    void theCommittedPageIsWhatTheVocabularySays() {
        var made = HEAD
                + Stream.concat(
                                Stream.of(Vocabulary.PIPELINE),
                                Vocabulary.ALL.reversed().stream()
                                        .filter(section -> !section.equals(Vocabulary.PIPELINE)))
                        .map(KeysDocumentTest::section)
                        .collect(Collectors.joining());
        assertEquals(Cases.expected(Path.of("../docs/reference/keys.md"), made), made);
    }

    private static String section(Section section) {
        return "\n## " + section.name() + "\n\n" + section.description()
                + "\n\n| key | value | meaning |\n|---|---|---|\n"
                + section.keys().stream()
                        .map(key -> "| `" + key.name() + "` | " + words(key.shape())
                                + (key.required() ? ", required" : "") + " | "
                                + key.description()
                                        .replace("|", "\\|")
                                        .replace("<<", "`<<")
                                        .replace(">>", ">>`")
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String words(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> "text";
            case Shape.Formed formed -> "text like `" + formed.example() + "`";
            case Shape.OneOf oneOf -> "`" + String.join("`, `", oneOf.words()) + "`";
            case Shape.Truth _ -> "`true`, `false`";
            case Shape.Whole whole -> whole.least() + " to " + whole.most();
            case Shape.Between between -> "number from " + between.least() + " to " + between.most();
            case Shape.Duration _ -> "duration";
            case Shape.Part _ -> "`5%` or `0.05`";
            case Shape.Expression _ -> "expression";
            case Shape.Anything _ -> "anything";
            case Shape.Values _ -> "map of names to anything";
            case Shape.Names _ -> "name, or list of names";
            case Shape.ListOf list -> "list of " + words(list.item());
            case Shape.Named named -> "map of names to " + words(named.each());
            case Shape.Either either ->
                either.shapes().stream().map(KeysDocumentTest::words).collect(Collectors.joining("; or "));
            case Shape.Keys keys ->
                "[" + keys.section().name() + "](#" + keys.section().name().toLowerCase(Locale.ROOT) + ")";
        };
    }
}
