package dev.lockstep.pipeline.asl.machine;

import dev.lockstep.pipeline.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The states this compiler writes, with the fields it uses. Names are those of the Amazon States Language.
public sealed interface State {

    record Task(
            String comment,
            Call call,
            OptionalLong timeoutSeconds,
            OptionalLong heartbeatSeconds,
            List<Catcher> catchers,
            Json.Fields assign,
            Exit exit)
            implements State {

        /// A Task that takes as long as it may and ends its scope; what else is to be said of it follows.
        public static Task of(String comment, Call call) {
            return new Task(
                    comment,
                    call,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    List.of(),
                    Json.Fields.NONE,
                    new Exit.End(Json.expression(call.result())));
        }

        public Task within(Optional<Duration> timeout, Optional<Duration> heartbeat) {
            return new Task(comment, call, seconds(timeout), seconds(heartbeat), catchers, assign, exit);
        }

        public Task catching(List<Catcher> caught) {
            return new Task(comment, call, timeoutSeconds, heartbeatSeconds, caught, assign, exit);
        }

        public Task ending(Json.Fields assigned, Exit end) {
            return new Task(comment, call, timeoutSeconds, heartbeatSeconds, catchers, assigned, end);
        }

        private static OptionalLong seconds(Optional<Duration> time) {
            return time.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(time.get().toSeconds());
        }
    }

    record Parallel(String comment, List<StateMachine> branches, List<Catcher> catchers, Json.Fields assign, Exit exit)
            implements State {}

    record Map(
            String comment,
            Over over,
            Json.Fields itemSelector,
            OptionalInt maxConcurrency,
            Mode mode,
            StateMachine itemProcessor,
            List<Catcher> catchers,
            Json.Fields assign,
            Exit exit)
            implements State {}

    /// Where a Map has its items from.
    sealed interface Over {
        record Items(Json items) implements Over {}

        record Reader(Json.Fields itemReader) implements Over {}
    }

    /// Whether a Map's items are done within the execution, or as executions of their own.
    sealed interface Mode {
        record Inline() implements Mode {}

        /// Executions of their own for the items.
        ///
        /// @param tolerated the fields that say how many may fail
        record Distributed(
                String label,
                String executionType,
                Optional<Json.Fields> itemBatcher,
                Json.Fields tolerated,
                Optional<Json.Fields> resultWriter)
                implements Mode {}
    }

    /// The state's own `assign` goes with `byDefault`.
    record Choice(String comment, List<Rule> rules, Json.Fields assign, String byDefault) implements State {}

    record Wait(String comment, String field, Json length, Json.Fields assign, Exit exit) implements State {}

    record Pass(String comment, Exit exit) implements State {}

    record Succeed(String comment, Json output) implements State {}

    record Fail(String comment, String error, String cause) implements State {}

    /// The states one can come to from here, as far as they are written beside it.
    default Stream<String> successors() {
        return switch (this) {
            case Task task -> Stream.concat(targets(task.catchers), task.exit.target());
            case Parallel parallel -> Stream.concat(targets(parallel.catchers), parallel.exit.target());
            case Map map -> Stream.concat(targets(map.catchers), map.exit.target());
            case Choice choice -> Stream.concat(choice.rules.stream().map(Rule::next), Stream.of(choice.byDefault));
            case Wait wait -> wait.exit.target();
            case Pass pass -> pass.exit.target();
            case Succeed _, Fail _ -> Stream.empty();
        };
    }

    private static Stream<String> targets(List<Catcher> catchers) {
        return catchers.stream().map(Catcher::next);
    }

    record Rule(String condition, Json.Fields assign, Optional<Json> output, String next) {}

    /// What follows a state: another one, or the end of its scope with an output.
    sealed interface Exit {
        record Next(String state) implements Exit {}

        record End(Json output) implements Exit {}

        /// Another one, which is handed an input.
        record Hand(String state, Json output) implements Exit {}

        private Stream<String> target() {
            return switch (this) {
                case Next next -> Stream.of(next.state);
                case Hand hand -> Stream.of(hand.state);
                case End _ -> Stream.empty();
            };
        }
    }
}
