package dev.lockstep.engine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Mutates texts by characters and by the words that the languages know.
final class Words {
    private static final Pattern VARYING = Pattern.compile("'[^']*'|\"[^\"]*\"|[0-9]+|(?<=at )/\\S*");

    static final List<String> DICTIONARY = List.of(
            "$",
            "$$",
            "$.",
            "$..",
            "[*]",
            "[?(@.a == 1)]",
            "[-1]",
            "[0:2]",
            "@",
            "*",
            "**",
            "%",
            "..",
            "{%",
            "%}",
            "$states",
            "$states.input",
            "$states.context",
            "States.Format('{}', $)",
            "States.Array($, $)",
            "States.ArrayRange(1, 9, 2)",
            "States.StringToJson($)",
            "States.JsonMerge($, $, false)",
            "States.MathRandom(1, 9)",
            "States.Base64Decode($)",
            "States.ALL",
            "States.Runtime",
            "function($x){$x}",
            "$map(",
            "$reduce(",
            "$filter(",
            "$sort(",
            "$match('aaaa', /a+/)",
            "/(a+)+$/",
            "$pad('a', 9)",
            "$range(1, 9, 1)",
            "[1..9]",
            "~>",
            "^(",
            "|",
            "$parse('[1]')",
            "$eval('1')",
            "$partition(",
            "$hash('a', 'MD5')",
            "$now()",
            "$uuid()",
            "$random()",
            ":=",
            "?",
            ":",
            "and",
            "or",
            "in",
            "null",
            "true",
            "1e308",
            "-1",
            "0",
            "9223372036854775807",
            "99999999999999999999",
            "0.1",
            "1e-300",
            "''",
            "\"\"",
            "{}",
            "[]",
            "\\",
            "\\u0000",
            "\uD800",
            "é",
            "\n",
            "`",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ".",
            ";",
            "#",
            "@$x",
            "\t");

    private Words() {}

    /// A failure's words without what differs from case to case.
    static String shape(String words) {
        String shape = VARYING.matcher(words).replaceAll("_");
        return shape.length() > 160 ? shape.substring(0, 160) : shape;
    }

    static String any(RandomGenerator random) {
        return DICTIONARY.get(random.nextInt(DICTIONARY.size()));
    }

    static String mutate(String text, String other, RandomGenerator random) {
        StringBuilder changed = new StringBuilder(text);
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            change(changed, other, random);
        }
        return changed.length() > 4_000 ? changed.substring(0, 4_000) : changed.toString();
    }

    private static void change(StringBuilder text, String other, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, any(random));
            case 2 -> text.replace(at, end, any(random));
            case 3 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(4)));
            case 4 ->
                text.insert(at, (char) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(0x10000)));
            default -> {
                if (!other.isEmpty()) {
                    int from = random.nextInt(other.length());
                    text.replace(
                            at, end, other.substring(from, Math.min(other.length(), from + 1 + random.nextInt(40))));
                }
            }
        }
    }
}
