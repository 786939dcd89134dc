package dev.lockstep.engine.task;

import dev.lockstep.engine.Outcome;
import java.io.Serial;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// The Step Functions service itself, for tasks that call it: nested executions, and its actions by the SDK.
public interface ServiceCalls {

    /// Answers an action; requests and replies have the members the API gives them. The call may block.
    ///
    /// @throws Refused when the service refuses
    Map<String, Object> call(String action, Map<?, ?> request);

    /// Completes when the execution has ended.
    CompletionStage<Outcome> ended(String executionArn);

    /// Ends an execution that nobody waits for any more.
    void stop(String executionArn);

    /// The service refused a call.
    final class Refused extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String code;
        private final String reason;

        public Refused(String code, String reason) {
            super(code + ": " + reason, null, false, false);
            this.code = code;
            this.reason = reason;
        }

        public String code() {
            return code;
        }

        public String reason() {
            return reason;
        }
    }
}
