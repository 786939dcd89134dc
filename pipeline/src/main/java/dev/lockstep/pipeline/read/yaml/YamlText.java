package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.json.JsonText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A tree as YAML text, so that a person can read what was generated. Read again it is the same tree.
public final class YamlText {

    /// Texts that YAML reads as nothing else; any other stands in quotes.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/][A-Za-z0-9_./$-]*( [A-Za-z0-9_./$-]+)*|([0-9]+[dhms])+");

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
        if (node instanceof Node.Sequence words && isShort(words)) {
            text.append(words.items().stream().map(YamlText::line).collect(Collectors.joining(", ", " [", "]\n")));
        } else if (node instanceof Node.Mapping first && text.charAt(text.length() - 1) == '-' && isBlock(first)) {
            // the first key of an item stands behind its dash
            var item = new StringBuilder();
            block(first, depth + 1, item);
            text.append(' ').append(item.substring(2 * (depth + 1)));
        } else if (isBlock(node)) {
            text.append('\n');
            block(node, depth + 1, text);
        } else {
            text.append(' ').append(line(node)).append('\n');
        }
    }

    /// A few plain words, such as names of stages, stand on one line.
    private static boolean isShort(Node.Sequence list) {
        return !list.items().isEmpty()
                && list.items().stream()
                        .allMatch(item ->
                                item instanceof Node.Text text && text.text().length() <= 40)
                && list.items().size() <= 8;
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
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : escaped(JsonText.onOneLine(new Json.Text(text)));
    }

    /// What JSON takes as it is and YAML does not: what has no shape on paper.
    private static String escaped(String quoted) {
        var text = new StringBuilder();
        quoted.chars().forEach(sign -> {
            var shown = sign < 0x7F
                    || (sign >= 0xA0 && sign < 0xFFFE && sign != 0xFEFF && sign != 0x2028 && sign != 0x2029);
            text.append(shown ? String.valueOf((char) sign) : "\\u%04x".formatted(sign));
        });
        return text.toString();
    }
}
