package dev.lockstep.engine.api.trial;

import dev.lockstep.engine.api.trial.reply.Replies;
import dev.lockstep.engine.api.trial.reply.Replies.Strictness;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands for the work of a state.
sealed interface Mock {

    /// It gives this.
    ///
    /// @param strictness how far it must be what the service could answer
    record Result(Object value, Strictness strictness) implements Mock {}

    /// It fails so.
    record ErrorOutput(StateFailure failure) implements Mock {}

    /// The member `mock` of a request.
    static Optional<Mock> of(Fields request) {
        Optional<Fields> mock = request.inner("mock");
        if (mock.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> result = mock.get().text("result");
        Optional<Fields> error = mock.get().inner("errorOutput");
        Strictness strictness = mock.get()
                .oneOf("fieldValidationMode", List.of("STRICT", "PRESENT", "NONE"))
                .flatMap(Mock::strictness)
                .orElse(Strictness.STRICT);
        if (result.isPresent() == error.isPresent()) {
            throw ApiFailure.validation(
                    "A test mock should have only one of the following fields: [result, errorOutput].");
        }
        return Optional.of(result.<Mock>map(text -> new Result(json(text), strictness))
                .orElseGet(() -> new ErrorOutput(new StateFailure(
                        error.orElseThrow().text("error"), error.orElseThrow().text("cause")))));
    }

    /// A word of another kind is refused with the rest of the request.
    private static Optional<Strictness> strictness(String word) {
        return Stream.of(Strictness.values())
                .filter(strictness -> strictness.name().equals(word))
                .findFirst();
    }

    private static Object json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson _) {
            throw ApiFailure.validation("Mocked result must be a valid JSON document.");
        }
    }

    /// Refuses a mock for a state that can have none, and a state that needs one and has none.
    static void check(State state, Optional<Mock> mock, Replies replies) {
        switch (state) {
            case State.Task task -> checkReply(task, mock, replies);
            case State.Parallel _ -> checkJoining(mock, false);
            case State.Map map -> checkJoining(mock, map.resultWriter().isPresent());
            case State.Pass _ -> refuse(mock, "Pass");
            case State.Choice _ -> refuse(mock, "Choice");
            case State.Wait _ -> refuse(mock, "Wait");
            case State.Succeed _ -> refuse(mock, "Succeed");
            case State.Fail _ -> refuse(mock, "Fail");
        }
    }

    private static void checkReply(State.Task task, Optional<Mock> mock, Replies replies) {
        if (mock.orElse(null) instanceof Result(Object value, Strictness strictness)) {
            replies.trouble(task.resource(), value, strictness).ifPresent(trouble -> {
                throw ApiFailure.validation("Mock result schema validation error: " + trouble);
            });
        }
    }

    private static void refuse(Optional<Mock> mock, String type) {
        if (mock.isPresent()) {
            throw ApiFailure.validation("State type '" + type + "' is not supported when a mock is specified");
        }
    }

    private static void checkJoining(Optional<Mock> mock, boolean writesResults) {
        if (mock.isEmpty()) {
            throw new ApiFailure(
                    "InvalidDefinition",
                    "TestState API does not support Map or Parallel states. "
                            + "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        }
        if (mock.get() instanceof Result result) {
            if (writesResults && !(result.value() instanceof Map)) {
                throw ApiFailure.validation("Mocked result must be a JSON object.");
            }
            if (!writesResults && !(result.value() instanceof List)) {
                throw ApiFailure.validation("Mocked result must be an array.");
            }
        }
    }
}
