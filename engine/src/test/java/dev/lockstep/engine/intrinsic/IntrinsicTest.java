package dev.lockstep.engine.intrinsic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.intrinsic.array.ArrayFunctions;
import dev.lockstep.engine.intrinsic.function.Draws;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import dev.lockstep.engine.path.PathScope;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class IntrinsicTest {
    private static final String FILE = "/intrinsic/cases.json";
    private static final Case GIVEN = new Case(CaseFile.map(CaseFile.read(FILE)));
    private static final UUID SOME_UUID = new UUID(1, 2);

    @ParameterizedTest
    @MethodSource("cases")
    void comesToWhatTheDocumentationSays(Case each) {
        String call = each.text("call");
        String outcome = outcome(call);
        if (each.has("gives")) {
            assertEquals(Json.write(each.get("gives")), outcome);
        } else if (each.has("whole")) {
            assertEquals(each.get("whole"), outcome);
        } else if (each.has("runtime")) {
            assertTrue(outcome.startsWith("States.Runtime: "), outcome);
            assertTrue(outcome.contains(each.text("runtime")), outcome);
        } else {
            assertEquals(
                    "States.IntrinsicFailure: The function '" + call + "' had the following error: "
                            + each.text("fails"),
                    outcome);
        }
    }

    static Stream<Case> cases() {
        return CaseFile.under(FILE, "cases");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNoCall(String text) {
        assertThrows(InvalidIntrinsic.class, () -> Intrinsic.parse(text));
    }

    static Stream<String> invalid() {
        return ((List<?>) GIVEN.get("invalid")).stream().map(String.class::cast);
    }

    @Test
    void everyFunctionHasACase() {
        Set<String> called = cases().map(each -> each.text("call").strip())
                .map(call -> call.substring(0, call.indexOf('(')))
                .collect(Collectors.toCollection(TreeSet::new));
        called.add("States.UUID");
        assertEquals(Intrinsic.names(), called);
        assertEquals(18, called.size());
    }

    @Test
    void takesChanceFromOutside() {
        assertEquals("\"" + SOME_UUID + "\"", outcome("States.UUID()"));
        assertEquals("5", outcome("States.MathRandom(0, 10)"));
        assertEquals("2", outcome("States.MathRandom(0, 10, 7)"));
        assertEquals("-1", outcome("States.MathRandom(-2147483648, 2147483647)"));
    }

    @Test
    void limitsTextsToTenThousandCharacters() {
        String tooLong = "'" + "a".repeat(10_001) + "'";
        for (String call :
                List.of("Base64Encode(" + tooLong, "Base64Decode(" + tooLong, "Hash(" + tooLong + ",'MD5'")) {
            String outcome = outcome("States." + call + ")");
            assertTrue(outcome.endsWith("The first argument must not be longer than 10000 characters"), outcome);
        }
    }

    @Test
    void tellsWhichPathsItReads() {
        Intrinsic intrinsic = Intrinsic.parse("States.Array($.a, 1, States.Array($b[0], $$.C))");
        assertEquals("[$.a, $b[0], $$.C]", intrinsic.paths().toString());
        assertEquals("States.Array", intrinsic.name());
        assertEquals("States.Array($.a, 1, States.Array($b[0], $$.C))", intrinsic.toString());
    }

    @Test
    void tellsCallsFromPaths() {
        assertTrue(Intrinsic.isCall("States.Nope("));
        assertFalse(Intrinsic.isCall("$.States"));
    }

    @Test
    void refusesTwoFunctionsOfOneName() {
        List<IntrinsicFunction> twice = Stream.concat(ArrayFunctions.all().stream(), ArrayFunctions.all().stream())
                .toList();
        assertThrows(IllegalArgumentException.class, () -> new FunctionRegistry(twice));
    }

    private static String outcome(String call) {
        return switch (Intrinsic.parse(call).evaluate(new Given(), new LoadedDice())) {
            case Evaluation.Value(Object value) -> Json.write(value);
            case Evaluation.Failed(String error, String cause) -> error + ": " + cause;
        };
    }

    private record Given() implements PathScope {
        @Override
        public Object input() {
            return GIVEN.get("input");
        }

        @Override
        public Object context() {
            return Map.of("Execution", Map.of("Name", "a-b-c"));
        }

        @Override
        public @Nullable Object variable(String name) {
            return "who".equals(name) ? "me" : null;
        }
    }

    private record LoadedDice() implements Draws {
        @Override
        public double fraction() {
            return 0.5;
        }

        @Override
        public double fraction(long seed) {
            return seed == 7 ? 0.25 : 0;
        }

        @Override
        public UUID uuid() {
            return SOME_UUID;
        }
    }
}
