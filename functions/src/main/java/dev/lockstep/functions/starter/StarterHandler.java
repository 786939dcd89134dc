package dev.lockstep.functions.starter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.StageMetrics;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.log.Level;
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
/// It takes a batch from an SQS queue (and answers which messages failed), a single EventBridge event, or a person's
/// `{pipeline, parameters}`. Settings: `statemachine.NAME` the ARN of a pipeline's alias, or `pipeline` and
/// `statemachine` when it serves one; `trigger` the id of the trigger it stands behind; `environment`.
public final class StarterHandler implements RequestStreamHandler {
    private final Settings settings = Settings.ofThisProcess();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        StageLog log = log(lambda);
        Json payload = payload(in);
        if (payload instanceof Json.Obj object
                && object.get("Records").orElse(Json.Null.NULL) instanceof Json.Arr batch) {
            JsonText.write(batch(batch.items(), log), out);
        } else {
            JsonText.write(answer(start(payload, lambda.getAwsRequestId(), log)), out);
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
                start(payload(body), id, log);
            } catch (RuntimeException e) {
                log.error("the message " + id + " started nothing: " + e.getMessage(), e);
                failures.add(new Json.Obj(Map.of("itemIdentifier", Json.of(id))));
            }
        }
        log.info("took a batch", Map.of("messages", messages.size(), "failures", failures.size()));
        return new Json.Obj(Map.of("batchItemFailures", new Json.Arr(failures)));
    }

    private Executions.Started start(Json payload, String requestId, StageLog log) {
        Start start = new EventReader(requestId, settings.get("trigger")).read(payload);
        String pipeline = start.pipeline()
                .or(() -> settings.get("pipeline"))
                .orElseThrow(() -> new InvalidInput("which pipeline? Give `pipeline`, or set LOCKSTEP_PIPELINE"));
        Executions.Started started =
                new Executions(Clients.ofThisProcess().stateMachines(), settings).start(start, pipeline);
        log.info(
                started.status().equals("STARTED")
                        ? "started " + pipeline
                        : pipeline + " has run for this event already",
                Map.of("execution_arn", started.executionArn(), "pipeline", pipeline));
        count(pipeline, started);
        return started;
    }

    private void count(String pipeline, Executions.Started started) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("pipeline", pipeline);
        dimensions.put("environment", settings.get("environment").orElse("none"));
        StageMetrics metrics = new StageMetrics(dimensions);
        metrics.add("PipelineStarted", started.status().equals("STARTED") ? 1 : 0, MetricUnit.COUNT);
        metrics.flush(Map.of("execution_arn", started.executionArn()));
    }

    private static Json answer(Executions.Started started) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("execution_arn", Json.of(started.executionArn()));
        body.put("status", Json.of(started.status()));
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("statusCode", Json.of(200));
        answer.put("body", new Json.Obj(body));
        return new Json.Obj(answer);
    }

    private StageLog log(Context lambda) {
        Level least = Level.of(settings.ofPlatform("lockstep.log.level", "AWS_LAMBDA_LOG_LEVEL")
                .orElse("INFO"));
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("service", Json.of("lockstep-starter"));
        fields.put("function_name", Json.of(String.valueOf(lambda.getFunctionName())));
        fields.put("function_request_id", Json.of(String.valueOf(lambda.getAwsRequestId())));
        return new StageLog(least, fields, Time.OF_THIS_MACHINE);
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
