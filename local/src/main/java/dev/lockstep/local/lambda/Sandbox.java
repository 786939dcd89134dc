package dev.lockstep.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One execution environment: a handler instance that serves one invocation at a time, as Lambda does it.
///
/// What its threads print while no invocation runs has no place to go and is dropped, as it is frozen on Lambda.
final class Sandbox {

    private @Nullable RequestStreamHandler handler;
    private volatile @Nullable InvocationOutput output;

    Optional<InvocationOutput> output() {
        return Optional.ofNullable(output);
    }

    void opened(InvocationOutput invocation) {
        output = invocation;
    }

    void closed() {
        InvocationOutput invocation = output;
        output = null;
        if (invocation != null) {
            invocation.finish();
        }
    }

    /// The handler is made at the first invocation, so that what its constructor prints belongs to that one.
    RequestStreamHandler handler(HandlerClass type) throws FunctionFailure {
        RequestStreamHandler known = handler;
        if (known == null) {
            known = type.newInstance();
            handler = known;
        }
        return known;
    }
}
