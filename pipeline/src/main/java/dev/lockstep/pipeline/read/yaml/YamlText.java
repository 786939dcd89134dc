package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;

/// A tree as YAML text, so that a person can read what was generated. Read again it is the same tree.
public final class YamlText {

    /// Texts that YAML reads as nothing else; any other stands in quotes.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");

    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    public static String of(Node node) {
        var text = new StringBuilder();
        block(node, 0, text);
        return text.toString();
    }

    private static void block(Node node, int depth, StringBuilder text) {
        switch (node) {
            case Node.Mapping mapping
            when !mapping.entries().isEmpty() -> {
                for (var entry : mapping.entries()) {
                    text.append("  ".repeat(depth)).append(quoted(entry.key())).append(':');
                    below(entry.value(), depth, text);
                }
            }
            case Node.Sequence sequence
            when !sequence.items().isEmpty() -> {
                for (var item : sequence.items()) {
                    text.append("  ".repeat(depth)).append('-');
                    below(item, depth, text);
                }
            }
            default -> text.append("  ".repeat(depth)).append(line(node)).append('\n');
        }
    }

    private static void below(Node node, int depth, StringBuilder text) {
        if (isBlock(node)) {
            text.append('\n');
            block(node, depth + 1, text);
        } else {
            text.append(' ').append(line(node)).append('\n');
        }
    }

    private static boolean isBlock(Node node) {
        return (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty())
                || (node instanceof Node.Sequence sequence && !sequence.items().isEmpty());
    }

    private static String line(Node node) {
        return switch (node) {
            case Node.Text text -> quoted(text.text());
            case Node.Numeric number -> number.written();
            case Node.Bool bool -> String.valueOf(bool.truth());
            case Node.Nothing _ -> "null";
            case Node.Sequence _ -> "[]";
            case Node.Mapping _ -> "{}";
        };
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text) ? text : JsonText.onOneLine(new Json.Text(text));
    }
}
