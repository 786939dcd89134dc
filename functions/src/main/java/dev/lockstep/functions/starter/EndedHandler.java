package dev.lockstep.functions.starter;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import dev.lockstep.functions.StageMetrics;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.log.StageLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Notes how long a run took and how it ended: the metric `PipelineDuration`, and one line of log that is found by the
/// same correlation id as those of its stages. It is told by EventBridge, of the runs of all pipelines of an
/// environment. Settings: `environment`, `prefix`, `pipelines`.
public final class EndedHandler implements RequestStreamHandler {
    private final Settings settings = Settings.ofThisProcess();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context lambda) throws IOException {
        Json.Obj detail = detail(JsonText.read(in));
        Optional<String> pipeline = pipeline(text(detail, "stateMachineArn"));
        if (pipeline.isPresent()) {
            note(pipeline.get(), detail, lambda);
        }
        JsonText.write(new Json.Obj(Map.of("noted", Json.of(pipeline.isPresent()))), out);
    }

    private void note(String pipeline, Json.Obj detail, Context lambda) {
        String environment = settings.get("environment").orElse("none");
        String status = text(detail, "status");
        long took = moment(detail, "stopDate") - moment(detail, "startDate");
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("pipeline", pipeline);
        dimensions.put("environment", environment);
        StageMetrics metrics = new StageMetrics(dimensions);
        metrics.add("PipelineDuration", (double) took, MetricUnit.MILLISECONDS);
        Map<String, String> found = new LinkedHashMap<>();
        found.put("correlation_id", text(detail, "name"));
        found.put("execution_arn", text(detail, "executionArn"));
        found.put("status", status);
        metrics.flush(found);
        Map<String, Object> fields = new LinkedHashMap<>(found);
        fields.put("pipeline", pipeline);
        fields.put("duration_ms", took);
        StageLog log = StageLog.of("lockstep-" + pipeline, settings, lambda);
        if (status.equals("SUCCEEDED")) {
            log.info(pipeline + " has succeeded", fields);
        } else {
            log.warn(pipeline + " has ended as " + status, fields);
        }
    }

    /// The pipeline of a state machine; none where it is one of the executions into which a distributed Map divides a
    /// run, whose state machine is `NAME/LABEL`, or that of an environment whose prefix begins with this one's.
    private Optional<String> pipeline(String stateMachineArn) {
        String name = settings.logical(stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1));
        return Optional.of(name).filter(List.of(settings.require("pipelines").split(","))::contains);
    }

    private static Json.Obj detail(Json event) {
        if (event instanceof Json.Obj fields
                && fields.get("detail").orElse(Json.Null.NULL) instanceof Json.Obj detail) {
            return detail;
        }
        throw new InvalidInput(
                "the event has no detail; expected what Step Functions tells EventBridge of a run that ended");
    }

    private static String text(Json.Obj detail, String key) {
        if (detail.get(key).orElse(Json.Null.NULL) instanceof Json.Str(String text)) {
            return text;
        }
        throw new InvalidInput("the event's detail has no text '" + key + "'");
    }

    private static long moment(Json.Obj detail, String key) {
        if (detail.get(key).orElse(Json.Null.NULL) instanceof Json.Num(BigDecimal moment)) {
            return moment.longValue();
        }
        throw new InvalidInput("the event's detail has no number '" + key + "'; expected milliseconds since 1970");
    }
}
