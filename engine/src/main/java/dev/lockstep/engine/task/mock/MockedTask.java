package dev.lockstep.engine.task.mock;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.TaskRequest;

/// One invocation of a mocked task, which is answered at once. An invocation that nothing is said of ends the
/// execution, rather than call what the test case wanted to spare.
record MockedTask(MockedResponse response, int invocation) implements Integration {
    @Override
    public void start(TaskRequest request, Answers answers) {
        response.to(invocation)
                .ifPresentOrElse(
                        answer -> give(answer, answers),
                        () -> answers.fail(StateFailure.of(
                                "States.Runtime",
                                "The mocked response '" + response.name() + "' has nothing for invocation "
                                        + invocation)));
    }

    private static void give(MockedResponse.Answer answer, Answers answers) {
        switch (answer) {
            case MockedResponse.Answer.Return(Object result) -> answers.succeed(result);
            case MockedResponse.Answer.Throw(StateFailure failure) -> answers.fail(failure);
        }
    }
}
