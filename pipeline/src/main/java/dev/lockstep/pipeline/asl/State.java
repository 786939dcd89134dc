package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The states this compiler writes, with the fields it uses. Names are those of the Amazon States Language.
sealed interface State {

    record Task(
            String comment,
            String resource,
            Json.Fields arguments,
            OptionalLong timeoutSeconds,
            List<Retrier> retry,
            List<Catcher> catchers,
            Json.Fields assign,
            Exit exit)
            implements State {}

    record Parallel(String comment, List<StateMachine> branches, List<Catcher> catchers, Json.Fields assign, Exit exit)
            implements State {}

    /// An inline Map.
    record Map(
            String comment,
            Json items,
            OptionalInt maxConcurrency,
            StateMachine itemProcessor,
            List<Catcher> catchers,
            Json.Fields assign,
            Exit exit)
            implements State {}

    /// The state's own `assign` goes with `byDefault`.
    record Choice(String comment, List<Rule> rules, Json.Fields assign, String byDefault) implements State {}

    record Wait(String comment, String field, Json length, Json.Fields assign, Exit exit) implements State {}

    record Pass(String comment, Exit exit) implements State {}

    record Succeed(String comment, Json output) implements State {}

    record Fail(String comment, String error, String cause) implements State {}

    record Rule(String condition, Json.Fields assign, Optional<Json> output, String next) {}

    /// What follows a state: another one, or the end of its scope with an output.
    sealed interface Exit {
        record Next(String state) implements Exit {}

        record End(Json output) implements Exit {}
    }
}
