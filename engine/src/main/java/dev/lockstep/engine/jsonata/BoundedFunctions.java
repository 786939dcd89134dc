package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import dev.lockstep.engine.value.BoundedText;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The library's functions of which a single call can take for ever, or all of the memory; what they are called with is
/// looked at before.
final class BoundedFunctions {
    private static final Map<String, String> SIGNATURES = Map.of(
            "match", "<s-f<s:o>n?:a<o>>",
            "contains", "<s-(sf):b>",
            "replace", "<s-(sf)(sf)n?:s>",
            "split", "<s-(sf)n?:a<s>>");

    private BoundedFunctions() {}

    static void register(Jsonata expression) {
        expression.registerFunction("pad", new JFunction((_, arguments) -> pad(arguments), "<s-ns?:s>"));
        SIGNATURES.forEach((name, signature) -> {
            JFunction library = new JFunction(name, signature, Functions.class, null, name);
            expression.registerFunction(
                    name,
                    new JFunction(
                            (input, arguments) -> {
                                checkSearch(arguments);
                                return library.call(input, arguments);
                            },
                            signature));
        });
    }

    /// Finds everything that the function will find, as long as that ends.
    private static void checkSearch(List<?> arguments) {
        if (arguments.size() > 1
                && arguments.getFirst() instanceof String text
                && arguments.get(1) instanceof Pattern pattern) {
            Matcher matcher = pattern.matcher(new BoundedText(
                    text, () -> new JsonataFailure("The evaluation of a regular expression took too long")));
            while (matcher.find()) {
                // what is found is of no interest
            }
        }
    }

    /// The library takes the square of the width for it.
    private static @Nullable Object pad(List<?> arguments) {
        if (!(arguments.getFirst() instanceof String text)) {
            return null;
        }
        long width = arguments.get(1) instanceof Number number ? number.longValue() : 0;
        Budget.checkText(Math.abs(width));
        int missing = (int) Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        String unit =
                arguments.size() > 2 && arguments.get(2) instanceof String given && !given.isEmpty() ? given : " ";
        int length = unit.codePointCount(0, unit.length());
        String fill = unit.repeat(missing / length) + unit.substring(0, unit.offsetByCodePoints(0, missing % length));
        return width < 0 ? fill + text : text + fill;
    }
}
