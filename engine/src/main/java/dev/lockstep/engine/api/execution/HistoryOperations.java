package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.HistoryEvent;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.EventShape;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import java.util.List;
import java.util.function.ToLongFunction;

/// Reading the history of an execution, forwards or backwards.
public final class HistoryOperations {
    private final Executions executions;

    public HistoryOperations(Executions executions) {
        this.executions = executions;
    }

    public List<Operation<?>> all() {
        return List.of(new Operation<>("GetExecutionHistory", Request::of, this::history));
    }

    private record Request(Arn arn, boolean reverse, boolean withData, Page page) {
        static Request of(Fields fields) {
            boolean reverse = fields.flag("reverseOrder", false);
            boolean withData = fields.flag("includeExecutionData", true);
            Page page = Page.of(fields);
            return new Request(ExecutionOperations.executionArn(fields), reverse, withData, page);
        }
    }

    private Reply history(Request request) {
        List<HistoryEvent> events = executions.get(request.arn()).execution().history();
        ToLongFunction<HistoryEvent> place = request.reverse() ? event -> -event.id() : HistoryEvent::id;
        Page.Part<HistoryEvent> part =
                request.page().of((request.reverse() ? events.reversed() : events).stream(), place);
        EventShape shape = EventShape.forAnswers(request.withData());
        return Reply.empty()
                .with("events", part.items().stream().<Object>map(shape::of).toList())
                .with("nextToken", part.nextToken());
    }
}
