package dev.lockstep.engine.intrinsic.function;

import java.util.List;
import java.util.Map;

/// The evaluated arguments of one call, read as the types a function takes.
public record Arguments(List<Object> values, Draws draws) {

    public int count() {
        return values.size();
    }

    public Object value(int at) {
        return values.get(at);
    }

    public String text(int at) {
        if (value(at) instanceof String text) {
            return text;
        }
        throw wrong(at, "a string");
    }

    /// A text of at most so many characters.
    public String text(int at, int longest) {
        String text = text(at);
        if (text.length() > longest) {
            throw new Refusal("The " + ordinal(at) + " argument must not be longer than " + longest + " characters");
        }
        return text;
    }

    public Template template(int at) {
        return value(at) instanceof Template template ? template : Template.of(text(at));
    }

    public List<?> list(int at) {
        if (value(at) instanceof List<?> list) {
            return list;
        }
        throw wrong(at, "an array");
    }

    public Map<?, ?> object(int at) {
        if (value(at) instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(at, "a JSON object");
    }

    public boolean flag(int at) {
        if (value(at) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(at, "a boolean");
    }

    /// A number of 32 bits. Fractions are rounded half up, as AWS rounds them: `-1.5` is `-1`.
    public int integer(int at) {
        if (!(value(at) instanceof Number number)) {
            throw wrong(at, "a number");
        }
        double rounded = Math.floor(number.doubleValue() + 0.5);
        if (!(rounded >= Integer.MIN_VALUE && rounded <= Integer.MAX_VALUE)) {
            throw new Refusal("The " + ordinal(at) + " argument must be in the range of " + Integer.MIN_VALUE + " to "
                    + Integer.MAX_VALUE);
        }
        return (int) rounded;
    }

    private Refusal wrong(int at, String expected) {
        return new Refusal("The " + ordinal(at) + " argument must be " + expected);
    }

    private static String ordinal(int at) {
        return switch (at) {
            case 0 -> "first";
            case 1 -> "second";
            case 2 -> "third";
            default -> (at + 1) + "th";
        };
    }
}
