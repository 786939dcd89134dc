package dev.lockstep.engine.jsonata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own closures and the library must agree on every expression and every value, errors included.
final class PlainExpressionTest {
    private static final int ROUNDS = 5_000;

    private final Chance chance = Chance.seeded(20_261_121);

    @Test
    void agreesWithTheLibraryOnRandomExpressionsAndValues() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = expression(3);
            JsonataExpression plain = assertInstanceOf(PlainExpression.class, JsonataExpression.parse(text), text);
            LibraryExpression library = LibraryExpression.parse(text);
            Bindings bindings = new Values(Map.of("x", value(3), "y", value(2)), value(3), chance);
            assertEquals(outcome(library, bindings), outcome(plain, bindings), () -> text + " with " + bindings);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$f(1)",
                "$x[0]",
                "$x.*",
                "$x.a.$string()",
                "$states",
                "$states.other",
                "($x).a",
                "1.5",
                "1e3",
                "'a\\n'",
                "$x ? 1 : 2",
                "$x.and",
                "x",
                "/a/",
                "$x in [1]",
                "-$x",
                "$y := 1",
                "1000000000000"
            })
    void leavesTheRestToTheLibrary(String text) {
        assertInstanceOf(LibraryExpression.class, JsonataExpression.parse(text));
    }

    private static String outcome(JsonataExpression expression, Bindings bindings) {
        try {
            Object value = expression.evaluate(bindings);
            return value == null ? "undefined" : Json.write(value);
        } catch (JsonataFailure failure) {
            return failure.words();
        }
    }

    private int draw(int bound) {
        return (int) (chance.fraction() * bound);
    }

    private String expression(int depth) {
        if (depth == 0 || draw(4) == 0) {
            return operand();
        }
        List<String> operators = List.of("+", "-", "*", "&", "=", "!=", "<", "<=", ">", ">=", "and", "or");
        String inner =
                expression(depth - 1) + " " + operators.get(draw(operators.size())) + " " + expression(depth - 1);
        return draw(3) == 0 ? "(" + inner + ")" : inner;
    }

    private String operand() {
        return switch (draw(9)) {
            case 0 -> "$x";
            case 1 -> "$x.a";
            case 2 -> "$x.a.b";
            case 3 -> "$y.b";
            case 4 -> "$states.input.a";
            case 5 -> "$nothing.a";
            case 6 -> Integer.toString(draw(5));
            case 7 -> "'" + "abc".substring(0, draw(4)) + "'";
            default -> List.of("true", "false", "null").get(draw(3));
        };
    }

    private Object value(int depth) {
        return switch (draw(depth == 0 ? 6 : 10)) {
            case 0 -> Null.NULL;
            case 1 -> draw(2) == 0;
            case 2 -> draw(4);
            case 3 -> "abc".substring(0, draw(4));
            case 4 -> 1_500_000_000 + draw(1_000_000_000);
            case 5 -> draw(8) / 2.0;
            case 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = draw(3); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("a", value(depth - 1));
                if (draw(2) == 0) {
                    map.put("b", value(depth - 1));
                }
                yield map;
            }
        };
    }

    private record Values(Map<String, Object> variables, Object input, Chance chance) implements Bindings {
        @Override
        public @Nullable Object variable(String name) {
            return variables.get(name);
        }

        @Override
        public @Nullable Object states(String member) {
            return member.equals("input") ? input : null;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
