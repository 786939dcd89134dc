package dev.lockstep.engine.api.log;

import dev.lockstep.engine.ExecutionListener;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.LogGroups.Group;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.store.Commission;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The logs of executions, in the groups that their machines name.
public final class Logs implements AutoCloseable {
    private final LogGroups groups;
    private final Delivery delivery;

    /// @param reports told, in a sentence, of lines that are lost
    public Logs(LogGroups groups, Consumer<String> reports) {
        this.groups = groups;
        this.delivery = new Delivery(groups, reports);
    }

    /// What hears the events of an execution for its log; nobody, when its machine asks for no log.
    public Optional<ExecutionListener> of(Commission commission) {
        return Logging.of(commission.revision().logging())
                .map(logging -> new ExecutionLog(
                        logging, Arn.stateMachine(commission.machineArn()).name(), delivery));
    }

    /// Holds that what a machine is to be logged in is there.
    ///
    /// @throws ApiFailure when it is not
    public void check(Map<?, ?> configuration) {
        if ("OFF".equals(configuration.get("level"))) {
            return;
        }
        try {
            boolean there = Group.of(Logging.destination(configuration))
                    .filter(groups::has)
                    .isPresent();
            if (!there) {
                throw wrong("Log Destination not found.");
            }
        } catch (LogGroups.Trouble trouble) {
            throw wrong(trouble.reason());
        }
    }

    private static ApiFailure wrong(String reason) {
        return new ApiFailure("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + reason);
    }

    @Override
    public void close() {
        delivery.close();
    }
}
