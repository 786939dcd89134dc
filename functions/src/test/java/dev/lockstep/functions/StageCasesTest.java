package dev.lockstep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.analyze.AnalyzeHandler;
import dev.lockstep.functions.harness.Cases;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.transform.TransformHandler;
import dev.lockstep.functions.validate.ValidateHandler;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule, expression and measure, by files.
final class StageCasesTest {
    private final Cloud cloud = Cloud.fresh();

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysWhatIsWrong(Cases given) {
        check(given, new ValidateHandler(), "validate");
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void aTransformMakesTheTable(Cases given) {
        check(given, new TransformHandler(), "transform");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aProfileDescribesTheTable(Cases given) {
        Lambda.Answer answer = Lambda.stage(new AnalyzeHandler(), "analyze", given.input(cloud));
        assertFalse(answer.failed(), () -> answer.errorMessage());
        assertEquals(Lambda.json(given.text("profile.json")), Lambda.json(cloud.text(answer.text("profile.uri"))));
    }

    private void check(Cases given, RequestStreamHandler handler, String stage) {
        Lambda.Answer answer = Lambda.stage(handler, stage, given.input(cloud));
        if (given.has("error.txt")) {
            assertTrue(answer.failed(), () -> "it went through: " + answer.payload());
            assertEquals(
                    given.has("error-type.txt")
                            ? given.text("error-type.txt").strip()
                            : "dev.lockstep.functions.InvalidInput",
                    answer.errorType());
            assertEquals(given.text("error.txt").strip(), answer.errorMessage());
            return;
        }
        assertFalse(answer.failed(), () -> answer.errorMessage());
        if (given.has("result.json") && Lambda.json(given.text("result.json")) instanceof Json.Obj expected) {
            expected.fields().forEach((key, value) -> assertEquals(value, answer.at(key), key));
        }
        if (given.has("written.csv")) {
            assertEquals(given.text("written.csv"), cloud.text(answer.text("data.uri")));
        }
        if (given.has("quarantine.csv")) {
            assertEquals(given.text("quarantine.csv"), cloud.text(answer.text("quarantine.uri")));
        }
    }

    static Stream<Cases> rules() {
        return Cases.of("validate");
    }

    static Stream<Cases> transforms() {
        return Cases.of("transform");
    }

    static Stream<Cases> profiles() {
        return Cases.of("analyze");
    }
}
