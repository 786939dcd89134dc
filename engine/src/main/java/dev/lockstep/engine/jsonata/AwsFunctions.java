package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The functions that AWS adds to JSONata, that it refuses, and that need time or chance.
///
/// What is the same for every evaluation is registered once with the expression; only the few that need the moment of
/// the evaluation are bound for each.
final class AwsFunctions {
    private static final Set<String> OF_THE_MOMENT = Set.of("now", "millis", "random", "uuid");
    private static final Map<String, String> ALGORITHMS =
            Map.of("MD5", "MD5", "SHA-1", "SHA-1", "SHA-256", "SHA-256", "SHA-384", "SHA-384", "SHA-512", "SHA-512");

    private final Set<String> used;

    private AwsFunctions(Set<String> used) {
        this.used = used;
    }

    /// Takes the names of functions of the moment out of the names that an expression uses.
    static AwsFunctions in(Set<String> names) {
        Set<String> used =
                Set.copyOf(names.stream().filter(OF_THE_MOMENT::contains).toList());
        names.removeAll(used);
        return new AwsFunctions(used);
    }

    static void register(Jsonata expression) {
        register(expression, "partition", arguments -> partition(arguments));
        register(expression, "range", arguments -> range(arguments));
        register(expression, "hash", arguments -> hash(arguments));
        register(expression, "parse", arguments -> parse(arguments));
        register(expression, "eval", arguments -> {
            throw new JsonataFailure("The function $eval is not supported");
        });
    }

    private static void register(Jsonata expression, String name, Body body) {
        expression.registerFunction(name, function(body));
    }

    private static Jsonata.JFunction function(Body body) {
        return new Jsonata.JFunction((input, arguments) -> body.call(arguments == null ? List.of() : arguments), null);
    }

    void bind(Jsonata.Frame frame, Bindings bindings) {
        for (String name : used) {
            frame.bind(name, function(body(name, bindings)));
        }
    }

    private static Body body(String name, Bindings bindings) {
        return switch (name) {
            case "millis" -> _ -> bindings.now().toEpochMilli();
            case "now" -> arguments -> now(arguments, bindings);
            case "uuid" -> _ -> bindings.chance().uuid().toString();
            case "random" -> arguments -> random(arguments, bindings);
            default -> throw new IllegalStateException(name);
        };
    }

    private static @Nullable Object now(List<?> arguments, Bindings bindings) {
        String picture = text(arguments, 0);
        if (picture != null) {
            BoundedFunctions.checkPicture(picture);
        }
        return Functions.dateTimeFromMillis(bindings.now().toEpochMilli(), picture, text(arguments, 1));
    }

    private static Object random(List<?> arguments, Bindings bindings) {
        return arguments.isEmpty()
                ? bindings.chance().fraction()
                : Chance.fraction(number(arguments, 0, "random").longValue());
    }

    private static @Nullable String text(List<?> arguments, int at) {
        return arguments.size() > at && arguments.get(at) instanceof String text ? text : null;
    }

    private static Number number(List<?> arguments, int at, String function) {
        if (arguments.size() > at && arguments.get(at) instanceof Number number) {
            return number;
        }
        throw new JsonataFailure(
                "T0410: Argument " + (at + 1) + " of function \"" + function + "\" does not match function signature");
    }

    private static @Nullable Object partition(List<?> arguments) {
        if (arguments.isEmpty() || arguments.getFirst() == null) {
            return null;
        }
        List<?> list = arguments.getFirst() instanceof List<?> items ? items : List.of(arguments.getFirst());
        int size = number(arguments, 1, "partition").intValue();
        if (size <= 0) {
            throw new JsonataFailure("The chunk size of $partition must be greater than 0");
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += size) {
            chunks.add(new ArrayList<Object>(list.subList(from, Math.min(list.size(), from + size))));
        }
        return chunks;
    }

    private static @Nullable Object range(List<?> arguments) {
        double first = number(arguments, 0, "range").doubleValue();
        double last = number(arguments, 1, "range").doubleValue();
        double step = number(arguments, 2, "range").doubleValue();
        if (step == 0) {
            throw new JsonataFailure("The step of $range must not be 0");
        }
        double size = Math.floor((last - first) / step) + 1;
        Budget.checkList(size);
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double at = first + i * step;
            numbers.add(at == Math.rint(at) ? (Object) (long) at : (Object) at);
        }
        // a singleton unwraps, as recorded on AWS
        return switch (numbers.size()) {
            case 0 -> null;
            case 1 -> numbers.getFirst();
            default -> numbers;
        };
    }

    private static @Nullable Object hash(List<?> arguments) {
        String content = text(arguments, 0);
        String name = text(arguments, 1);
        if (content == null) {
            return null;
        }
        String algorithm = ALGORITHMS.get(String.valueOf(name).toUpperCase(Locale.ROOT));
        if (algorithm == null) {
            throw new JsonataFailure("The algorithm of $hash must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object parse(List<?> arguments) {
        String document = text(arguments, 0);
        if (document == null) {
            return null;
        }
        try {
            return LibraryValues.toLibrary(Json.parse(document));
        } catch (InvalidJson e) {
            throw new JsonataFailure("The argument of $parse is no JSON: " + e.getMessage());
        }
    }

    /// What a function does with its arguments; null is undefined.
    private interface Body {
        @Nullable
        Object call(List<?> arguments);
    }
}
