package dev.lockstep.functions.starter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.StageMetrics;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.log.StageLog;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Turns events into runs: one event, delivered however often, starts one run.
///
/// It takes a batch from an SQS queue (and answers which messages failed), a single event of EventBridge, what S3 sends
/// itself, or a person's `{pipeline, parameters}`. Settings: `statemachine.NAME` the ARN of a pipeline's alias, or
/// `pipeline` and `statemachine` when it serves one; `trigger` the id of the trigger it stands behind; `environment`;
/// `admission.table` where starters remember what they know together, `concurrency.runs` and `concurrency.otherwise`
/// (`wait` or `skip`) how many runs may be under way at once.
public final class StarterHandler implements RequestStreamHandler {
    private final Settings settings = Settings.ofThisProcess();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        StageLog log = StageLog.of("lockstep-starter", settings, lambda);
        Json payload = payload(in);
        if (payload instanceof Json.Obj object
                && object.get("Records").orElse(Json.Null.NULL) instanceof Json.Arr batch
                && !S3Notification.isOne(object)) {
            JsonText.write(batch(batch.items(), log), out);
        } else {
            JsonText.write(answer(take(payload, lambda.getAwsRequestId(), log)), out);
        }
    }

    private Json batch(List<Json> messages, StageLog log) {
        List<Json> failures = new ArrayList<>();
        for (Json message : messages) {
            if (!(message instanceof Json.Obj queued)
                    || !(queued.get("messageId").orElse(Json.Null.NULL) instanceof Json.Str(String id))
                    || !(queued.get("body").orElse(Json.Null.NULL) instanceof Json.Str(String body))) {
                throw new InvalidInput("a record of the batch has no messageId and body; expected messages of SQS");
            }
            try {
                take(payload(body), id, log);
            } catch (RuntimeException e) {
                log.error("the message " + id + " started nothing: " + e.getMessage(), e);
                failures.add(new Json.Obj(Map.of("itemIdentifier", Json.of(id))));
            }
        }
        log.info("took a batch", Map.of("messages", messages.size(), "failures", failures.size()));
        return new Json.Obj(Map.of("batchItemFailures", new Json.Arr(failures)));
    }

    /// What became of each event that was asked for, and of those that had waited.
    private List<Executions.Started> take(Json payload, String requestId, StageLog log) {
        return switch (new EventReader(requestId, settings.get("trigger")).read(payload)) {
            case Message.Asked(List<Start> starts) ->
                starts.stream().map(start -> start(start, log)).toList();
            case Message.Ended(String execution) -> told(own(), runs(own()).ended(execution), log);
            case Message.Reminded() -> told(own(), runs(own()).remind(), log);
        };
    }

    private Executions.Started start(Start start, StageLog log) {
        String pipeline = start.pipeline().orElseGet(this::own);
        return told(pipeline, List.of(runs(pipeline).start(start)), log).getFirst();
    }

    private String own() {
        return settings.get("pipeline")
                .orElseThrow(() -> new InvalidInput("which pipeline? Give `pipeline`, or set LOCKSTEP_PIPELINE"));
    }

    private Runs runs(String pipeline) {
        Clients clients = Clients.ofThisProcess();
        return new Runs(
                new Executions(clients.stateMachines(), settings, pipeline),
                () -> new Admissions(clients.items(), settings.require("admission.table"), Time.OF_THIS_MACHINE),
                // what is counted is counted of the starter's own pipeline
                Limit.of(settings)
                        .filter(_ -> settings.get("pipeline")
                                .filter(pipeline::equals)
                                .isPresent()),
                Time.OF_THIS_MACHINE);
    }

    private List<Executions.Started> told(String pipeline, List<Executions.Started> all, StageLog log) {
        for (Executions.Started started : all) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("pipeline", pipeline);
            started.executionArn().ifPresent(arn -> fields.put("execution_arn", arn));
            switch (started.status()) {
                case STARTED -> log.info("started " + pipeline, fields);
                case EXISTS -> log.info(pipeline + " has run for this event already", fields);
                case WAITING ->
                    log.info("the event waits: as many runs of " + pipeline + " are under way as may", fields);
                case SKIPPED -> log.warn("skipped: as many runs of " + pipeline + " are under way as may", fields);
                case SUPERSEDED -> log.info("a later event of the same object was there before", fields);
            }
            count(pipeline, started);
        }
        return all;
    }

    private void count(String pipeline, Executions.Started started) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("pipeline", pipeline);
        dimensions.put("environment", settings.get("environment").orElse("none"));
        StageMetrics metrics = new StageMetrics(dimensions);
        metrics.add("PipelineStarted", started.status() == Executions.Status.STARTED ? 1 : 0, MetricUnit.COUNT);
        Map<String, String> properties = new LinkedHashMap<>();
        started.executionArn().ifPresent(arn -> properties.put("execution_arn", arn));
        metrics.flush(properties);
    }

    /// One event is answered as one, several as a list.
    private static Json answer(List<Executions.Started> all) {
        List<Json> bodies = all.stream().map(StarterHandler::body).toList();
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("statusCode", Json.of(200));
        answer.put(
                "body",
                bodies.size() == 1 ? bodies.getFirst() : new Json.Obj(Map.of("executions", new Json.Arr(bodies))));
        return new Json.Obj(answer);
    }

    private static Json body(Executions.Started started) {
        Map<String, Json> body = new LinkedHashMap<>();
        started.executionArn().ifPresent(arn -> body.put("execution_arn", Json.of(arn)));
        body.put("status", Json.of(started.status().name()));
        return new Json.Obj(body);
    }

    private static Json payload(InputStream in) {
        try {
            return JsonText.read(in);
        } catch (IOException e) {
            throw new InvalidInput("the event is not JSON: " + e.getMessage(), e);
        }
    }

    private static Json payload(String body) {
        try {
            return JsonText.read(body);
        } catch (IOException e) {
            throw new InvalidInput("the message is not JSON: " + e.getMessage(), e);
        }
    }
}
