package dev.lockstep.engine.api.log;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.ExecutionListener;
import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.LogGroups.Line;
import dev.lockstep.engine.api.wire.EventShape;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.value.Json;

/// The log of the executions of a machine: each event a line of JSON, as AWS writes it.
final class ExecutionLog implements ExecutionListener {
    private final Logging logging;
    private final String machine;
    private final Delivery delivery;
    private final EventShape shape;

    ExecutionLog(Logging logging, String machine, Delivery delivery) {
        this.logging = logging;
        this.machine = machine;
        this.delivery = delivery;
        this.shape = EventShape.forLogs(logging.withData());
    }

    @Override
    public void onEvent(Execution execution, HistoryEvent event) {
        if (logging.level().includes(event.type())) {
            delivery.add(logging.group(), machine, new Line(event.timestamp(), text(execution, event)));
        }
    }

    private String text(Execution execution, HistoryEvent event) {
        return Json.write(Reply.empty()
                .with("id", Long.toString(event.id()))
                .with("type", event.type().wireName())
                .with("details", shape.details(event))
                .with("previous_event_id", Long.toString(event.previousId()))
                .with("event_timestamp", Long.toString(event.timestamp().toEpochMilli()))
                .with("execution_arn", execution.arn())
                .with("redrive_count", Integer.toString(execution.redriveCount()))
                .members());
    }
}
