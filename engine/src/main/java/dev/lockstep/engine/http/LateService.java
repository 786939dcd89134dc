package dev.lockstep.engine.http;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.ServiceCalls;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The service around an engine, which is made after it.
final class LateService implements ServiceCalls {
    private volatile @Nullable ServiceCalls service;

    void is(ServiceCalls made) {
        service = made;
    }

    private ServiceCalls service() {
        return Objects.requireNonNull(service, "the service is not there yet");
    }

    @Override
    public Map<String, Object> call(String action, Map<?, ?> request) {
        return service().call(action, request);
    }

    @Override
    public CompletionStage<Outcome> ended(String executionArn) {
        return service().ended(executionArn);
    }

    @Override
    public void stop(String executionArn) {
        service().stop(executionArn);
    }
}
