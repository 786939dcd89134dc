package dev.lockstep.pipeline.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import dev.lockstep.pipeline.build.HandlerStage;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.build.TaskStage;
import dev.lockstep.pipeline.build.WaitStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pipelines that are written in Java.
final class PipelineInJavaTest {

    private static String reviewed(String name) {
        var path = "/in-java/" + name;
        try (var file = Objects.requireNonNull(PipelineInJavaTest.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isWrittenAsTheReviewedYaml() {
        assertEquals(reviewed("orders.yaml"), new OrdersInJava().pipeline().yaml());
    }

    @Test
    void compilesToWhatItsYamlCompilesTo() {
        var definition = new OrdersInJava().pipeline();
        var made = assertInstanceOf(Compilation.Sound.class, definition.compile());
        var read = assertInstanceOf(
                Compilation.Sound.class,
                Project.compile("orders.yaml", definition.yaml().getBytes(StandardCharsets.UTF_8)));
        assertEquals(read.stateMachine().text(), made.stateMachine().text());
    }

    @Test
    void problemsPointToTheLineOfJava() {
        var line = new Throwable().getStackTrace()[0].getLineNumber();
        var pause = WaitStage.of("pause", Duration.ofMillis(1_500));
        var load = HandlerStage.of("load", "com.example.LoadHandler").needs(List.of("puase"));
        var definition = PipelineDefinition.of("shop").stages(pause, load, pause);
        assertEquals(
                List.of(
                        "PipelineInJavaTest.java:" + (line + 1) + ":1 'wait' in stage 'pause' is '1500ms'; expected a"
                                + " duration such as 30s, 5m, 24h or 1h30m, from 1s to 365d  [value.type]",
                        "PipelineInJavaTest.java:" + (line + 1) + ":1 'pause' is said twice; the first time at"
                                + " PipelineInJavaTest.java:" + (line + 1) + ":1  [yaml.duplicate]",
                        "PipelineInJavaTest.java:" + (line + 2) + ":1 unknown stage 'puase' in needs; did you"
                                + " mean 'pause'?  [needs.unknown]"),
                assertInstanceOf(Compilation.Unsound.class, definition.compile()).problems().stream()
                        .map(problem -> problem.toString())
                        .toList());
    }

    @Test
    void aHandlerThatTakesSomethingElseIsRefused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> HandlerStage.of(
                        "check", Shop.Validate.class, Shop.Extract.Input.class, Shop.Validate.Output.class));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("stage 'check': "), refused.toString());
    }

    @Test
    void whatIsNoComponentCannotBeGiven() {
        var stage = HandlerStage.of("a", Shop.Extract.class, Shop.Extract.Input.class, Shop.Extract.Output.class);
        assertThrows(IllegalArgumentException.class, () -> stage.with(Shop.Extract.Input::toString));
    }

    @Test
    void mapsWithoutAnOrderAreWrittenInTheOrderOfTheirKeys() {
        var task = TaskStage.of("put", "dynamodb:putItem").argument("Item", Map.of("b", 2, "a", 1, "c", 3));
        assertTrue(
                PipelineDefinition.of("p").stages(task).yaml().contains("Item:\n          a: 1\n          b: 2\n"),
                PipelineDefinition.of("p").stages(task).yaml());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extract.with(Shop.Extract.Input::source).value(5)",
                "extract.with(Shop.Extract.Input::sourse)",
                "validate.with(Shop.Validate.Input::rules).from(extract.result(Shop.Extract.Output::data))",
                "validate.with(Shop.Extract.Input::source)",
                "ApprovalStage.of(\"ask\", \"ops\", java.time.Duration.ofHours(1)).retry(RetryRule.attempts(1))",
                "ChoiceStage.of(\"way\").timeout(java.time.Duration.ofHours(1))",
                "extract.needs(5)",
            })
    void whatDoesNotFitDoesNotCompile(String statement) {
        assertEquals(List.of(), errors("extract.with(Shop.Extract.Input::source).value(\"x\")"));
        assertEquals(1, errors(statement).size(), () -> errors(statement).toString());
    }

    private static List<String> errors(String statement) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        var source = """
            package dev.lockstep.pipeline.shop;
            import dev.lockstep.pipeline.build.*;
            final class Tried {
                Object tried() {
                    var extract = HandlerStage.of(
                            "extract", Shop.Extract.class, Shop.Extract.Input.class, Shop.Extract.Output.class);
                    var validate = HandlerStage.of(
                            "validate", Shop.Validate.class, Shop.Validate.Input.class, Shop.Validate.Output.class);
                    return %s;
                }
            }
            """.formatted(statement);
        var file = new SimpleJavaFileObject(URI.create("string:///Tried.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var found = new DiagnosticCollector<JavaFileObject>();
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of(
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-Xdiags:verbose",
                                "-implicit:none",
                                "-d",
                                System.getProperty("java.io.tmpdir")),
                        null,
                        List.of(file))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
