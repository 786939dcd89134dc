package usual;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Copies a file and counts its lines, as the guides of Powertools and of the SDK show it.
public final class UsualHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UsualHandler.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Metrics metrics = MetricsFactory.getMetricsInstance();
    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .forcePathStyle(true)
            .build();

    public record Request(String bucket, String key, String to) {}

    public record Response(String uri, long records) {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        var request = MAPPER.readValue(in, Request.class);
        var bytes = s3.getObjectAsBytes(get -> get.bucket(request.bucket()).key(request.key()));
        var records = bytes.asUtf8String().lines().skip(1).count();
        s3.putObject(put -> put.bucket(request.bucket()).key(request.to()), RequestBody.fromBytes(bytes.asByteArray()));
        LOG.info("copied {} records", records);
        metrics.addMetric("RecordsProcessed", records, MetricUnit.COUNT);
        metrics.flush();
        MAPPER.writeValue(out, new Response("s3://" + request.bucket() + "/" + request.to(), records));
    }
}
