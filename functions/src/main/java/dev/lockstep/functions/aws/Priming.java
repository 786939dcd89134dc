package dev.lockstep.functions.aws;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Goes the way of a first invocation before SnapStart takes its picture of the process, so that no invocation that is
/// restored from it has to load, link and warm up the same classes again.
///
/// Nothing here needs a network or is seen by anybody: the calls go to a port of this machine that nobody listens at.
/// Connections are not kept: who is restored makes its own.
public final class Priming implements Resource {
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private final Runnable more;

    private Priming(Runnable more) {
        this.more = more;
    }

    /// Makes this process be primed, when a picture of it is taken. Whoever asks has to keep what is returned: the
    /// context itself does not.
    ///
    /// @param more what the asker primes itself
    public static Priming register(Runnable more) {
        Priming priming = new Priming(more);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        JsonText.read(JsonText.text(new Json.Obj(Map.of("number", Json.of(1), "text", Json.of("one")))));
        Clients.ofThisProcess().prepare();
        more.run();
        try (S3Client nobody = S3Client.builder()
                .endpointOverride(NOBODY)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofMillis(200))
                        .build())
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build()) {
            expectNothing(
                    () -> nobody.getObject(request -> request.bucket("nobody").key("nothing")));
            expectNothing(() -> nobody.putObject(
                    request -> request.bucket("nobody").key("nothing"), RequestBody.fromString("nothing")));
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // clients resolve credentials when they call, and connections were not kept
    }

    private static void expectNothing(Runnable call) {
        try {
            call.run();
        } catch (SdkException expected) {
            // nobody listens there: the way to the call is what counts
        }
    }
}
