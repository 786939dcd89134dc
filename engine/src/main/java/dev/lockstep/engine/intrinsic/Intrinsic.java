package dev.lockstep.engine.intrinsic;

import dev.lockstep.engine.intrinsic.function.Arguments;
import dev.lockstep.engine.intrinsic.function.Draws;
import dev.lockstep.engine.intrinsic.function.Refusal;
import dev.lockstep.engine.path.JsonPath;
import dev.lockstep.engine.path.PathScope;
import dev.lockstep.engine.path.Reading;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A call of an intrinsic function that was parsed once and can be evaluated any number of times, from any thread.
public final class Intrinsic {
    private final Expression.Call call;

    private Intrinsic(Expression.Call call) {
        this.call = call;
    }

    /// Whether a text means to be a call, and not a path.
    public static boolean isCall(String text) {
        return text.startsWith("States.");
    }

    /// The names of all functions there are.
    public static Set<String> names() {
        return FunctionRegistry.builtIn().names();
    }

    /// Parses a call.
    ///
    /// @throws InvalidIntrinsic when it is none, or of a function that is not there or takes no such arguments
    public static Intrinsic parse(String text) {
        return new Intrinsic(new IntrinsicParser(text, FunctionRegistry.builtIn()).whole());
    }

    /// The outermost function's name.
    public String name() {
        return call.function().name();
    }

    /// Every path among the arguments, in the order they are written.
    public List<JsonPath> paths() {
        return paths(call).toList();
    }

    private static Stream<JsonPath> paths(Expression expression) {
        return switch (expression) {
            case Expression.Call inner -> inner.arguments().stream().flatMap(Intrinsic::paths);
            case Expression.Literal _ -> Stream.empty();
            case Expression.Path(JsonPath path) -> Stream.of(path);
        };
    }

    /// Evaluates it with what a state can read.
    public Evaluation evaluate(PathScope scope, Draws draws) {
        return new Run(scope, draws).evaluate(call);
    }

    /// As it was written.
    @Override
    public String toString() {
        return call.text();
    }

    /// One evaluation.
    private record Run(PathScope scope, Draws draws) {

        Evaluation evaluate(Expression expression) {
            return switch (expression) {
                case Expression.Literal(Object value) -> new Evaluation.Value(value);
                case Expression.Path(JsonPath path) -> read(path);
                case Expression.Call call -> call(call);
            };
        }

        private Evaluation read(JsonPath path) {
            return switch (path.read(scope)) {
                case Reading.Found(Object value) -> new Evaluation.Value(value);
                case Reading.Missing _ ->
                    new Evaluation.Failed(
                            "States.Runtime",
                            "The JsonPath argument for the field '" + path + "' could not be found in the input '"
                                    + Json.write(scope.input()) + "'");
            };
        }

        private Evaluation call(Expression.Call call) {
            List<Object> values = new ArrayList<>(call.arguments().size());
            for (Expression argument : call.arguments()) {
                switch (evaluate(argument)) {
                    case Evaluation.Value(Object value) -> values.add(value);
                    case Evaluation.Failed(String error, String cause) -> {
                        return argument instanceof Expression.Path
                                ? failed(call, error, cause)
                                : new Evaluation.Failed(error, cause);
                    }
                }
            }
            try {
                return new Evaluation.Value(call.function().apply(new Arguments(values, draws)));
            } catch (Refusal refusal) {
                return failed(call, "States.IntrinsicFailure", refusal.reason());
            }
        }

        private static Evaluation failed(Expression.Call call, String error, String reason) {
            return new Evaluation.Failed(
                    error, "The function '" + call.text() + "' had the following error: " + reason);
        }
    }
}
