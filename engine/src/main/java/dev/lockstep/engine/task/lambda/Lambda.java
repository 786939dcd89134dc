package dev.lockstep.engine.task.lambda;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.task.Integration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// Calls functions, whatever becomes of the call.
final class Lambda {
    private Lambda() {}

    /// Invokes a function; when the call itself fails, the task fails as if Lambda had.
    static void invoke(
            FunctionInvoker functions,
            String arn,
            byte[] payload,
            Integration.Answers answers,
            Consumer<Invocation> answered) {
        try {
            functions.invoke(arn, payload).whenComplete((invocation, failure) -> {
                try {
                    if (failure != null) {
                        answers.fail(LambdaAnswers.broken(cause(failure)));
                    } else {
                        answered.accept(invocation);
                    }
                } catch (RuntimeException e) {
                    answers.fail(LambdaAnswers.broken(e));
                }
            });
        } catch (RuntimeException e) {
            answers.fail(LambdaAnswers.broken(e));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
