package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in an author's words what the YAML library could not parse.
///
/// The library tells what its scanner expected; people want to know what they did. Each text below was got by
/// making the mistake.
final class YamlTrouble {

    private static final String RULE = "yaml.syntax";

    private YamlTrouble() {}

    static void explain(String file, String text, YamlEngineException trouble, Problems problems) {
        switch (trouble) {
            case MarkedYamlEngineException marked -> marked(file, text, marked, problems);
            case ReaderException reader ->
                problems.add(
                        placeOf(file, text, reader.getPosition()),
                        "yaml.binary",
                        "the character U+%04X is not allowed in YAML".formatted(reader.getCodePoint()));
            default -> problems.add(Place.of(file), RULE, String.valueOf(trouble.getMessage()));
        }
    }

    private static void marked(String file, String text, MarkedYamlEngineException trouble, Problems problems) {
        var place = trouble.getProblemMark()
                .or(trouble::getContextMark)
                .map(mark -> YamlTree.place(file, mark))
                .orElseGet(() -> Place.of(file));
        var line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        var before = text.lines()
                .limit(place.line() - 1L)
                .filter(earlier -> !earlier.isBlank())
                .reduce("", (_, last) -> last);
        problems.add(place, RULE, inWords(trouble, place, line, before));
    }

    private static String inWords(MarkedYamlEngineException trouble, Place place, String line, String before) {
        var said = String.valueOf(trouble.getProblem());
        if (said.contains("\\t") || said.contains("TAB") || line.startsWith("\t")) {
            return "there is a tab; YAML is indented with spaces";
        }
        if (line.contains("{%") && !line.contains("\"{%") && !line.contains("'{%")) {
            return "an expression has to stand in quotes: \"{% … %}\"";
        }
        if (before.contains("=") && !before.contains(":") && said.contains("mapping values are not allowed here")) {
            return "the line before has no ':' after its key";
        }
        if (said.contains("mapping values are not allowed here")) {
            return "a ':' is not expected here: the line is indented too far, or a text with ': ' in it needs quotes";
        }
        if (said.contains("while scanning an alias")
                || String.valueOf(trouble.getContext()).contains("scanning an alias")) {
            return "a text that begins with '*' has to stand in quotes";
        }
        if (said.contains("but found '<scalar>'") && said.contains("expected <block end>")) {
            return "something follows the closing quote; a quote inside quotes is written twice";
        }
        if (said.contains("expected <block end>") && startOf(line, place).equals(",")) {
            return "a ',' stands only between what is in brackets";
        }
        if (said.contains("expected '<document start>'")) {
            return "something stands behind the end of the document, '...'";
        }
        if (said.contains("expected <block end>")) {
            return "the indentation fits no line above"
                    + (line.strip().startsWith("-") ? "; or this '-' stands where a key is expected" : "");
        }
        if (said.contains("could not find expected ':'")) {
            return "a ':' is missing after the key" + context(trouble, place);
        }
        if (said.contains("expected ',' or")) {
            return "a ',' or the closing bracket is missing" + context(trouble, place);
        }
        if (said.contains("unexpected end of stream")) {
            return "the text ends inside a quoted value" + context(trouble, place);
        }
        if (said.contains("cannot start any token")) {
            return "a value cannot start with '" + startOf(line, place) + "'; put it in quotes";
        }
        return said;
    }

    private static String startOf(String line, Place place) {
        return place.column() <= line.length() ? line.substring(place.column() - 1, place.column()) : "";
    }

    private static String context(MarkedYamlEngineException trouble, Place place) {
        return trouble.getContextMark()
                .filter(mark -> mark.getLine() + 1 != place.line())
                .map(mark -> "; it belongs to line " + (mark.getLine() + 1))
                .orElse("");
    }

    private static Place placeOf(String file, String text, int codePoints) {
        var line = 1;
        var column = 1;
        var before = text.codePoints().limit(codePoints).toArray();
        for (var codePoint : before) {
            column = codePoint == '\n' ? 1 : column + 1;
            line += codePoint == '\n' ? 1 : 0;
        }
        return new Place(file, line, column);
    }
}
