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

    /// More digits no width of a picture has: the library pads a character at a time, to the square of the width.
    private static final int MOST_DIGITS = 3;

    static void register(Jsonata expression) {
        registerPictured(expression, "fromMillis", "dateTimeFromMillis", "<n-s?s?:s>");
        registerPictured(expression, "toMillis", "dateTimeToMillis", "<s-s?:n>");
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

    private static void registerPictured(Jsonata expression, String name, String method, String signature) {
        JFunction library = new JFunction(name, signature, Functions.class, null, method);
        expression.registerFunction(
                name,
                new JFunction(
                        (input, arguments) -> {
                            if (arguments.size() > 1 && arguments.get(1) instanceof String picture) {
                                checkPicture(picture);
                            }
                            return library.call(input, arguments);
                        },
                        signature));
    }

    /// Looks at the widths of a picture's components: `[Y,4-922547]`.
    static void checkPicture(String picture) {
        boolean isWidth = false;
        int digits = 0;
        for (int i = 0; i < picture.length(); i++) {
            char c = picture.charAt(i);
            if (c == '[' || c == ']') {
                isWidth = false;
            } else if (c == ',') {
                isWidth = true;
                digits = 0;
            } else if (Character.isDigit(c)) {
                digits++;
            } else if (!Character.isWhitespace(c)) {
                digits = 0;
            }
            if (isWidth && digits > MOST_DIGITS) {
                throw new JsonataFailure("A picture asks for a component of more than 999 characters");
            }
        }
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
