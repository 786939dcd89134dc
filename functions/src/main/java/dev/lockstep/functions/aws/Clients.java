package dev.lockstep.functions.aws;

import dev.lockstep.functions.Settings;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// The AWS clients of this process, one of each kind for each endpoint, built when first asked for and kept: building
/// one takes longer than most calls. Region, credentials and endpoint come from where the SDK looks for them itself,
/// but are given outright where they are plain to see, which saves the search.
public final class Clients {
    private static final Clients OF_THIS_PROCESS = new Clients(Settings.ofThisProcess());

    private final Settings settings;
    private final Map<Key, SdkAutoCloseable> built = new ConcurrentHashMap<>();

    private record Key(Class<?> kind, Target target) {}

    /// Where a client calls: a process may meet more than one local cloud in its life.
    private record Target(Optional<String> endpoint, Optional<String> region) {}

    Clients(Settings settings) {
        this.settings = settings;
    }

    /// The clients of this process.
    public static Clients ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /// Builds what nearly every stage uses, where it is plain where that calls.
    void prepare() {
        if (target().region().isPresent()) {
            s3();
            items();
        }
    }

    /// The client of S3.
    public S3Client s3() {
        return (S3Client) built.computeIfAbsent(new Key(S3Client.class, target()), this::buildS3);
    }

    /// The items of DynamoDB.
    public Items items() {
        return new Items(signedCalls(), place("dynamodb"));
    }

    /// Step Functions. What it starts belongs to the trace that this invocation belongs to.
    public StateMachines stateMachines() {
        return new StateMachines(
                signedCalls(),
                place("states"),
                settings.ofPlatform("com.amazonaws.xray.traceHeader", "_X_AMZN_TRACE_ID"));
    }

    /// SNS.
    public Topics topics() {
        return new Topics(signedCalls(), place("sns"));
    }

    /// SQS.
    public Queues queues() {
        return new Queues(signedCalls(), place("sqs"));
    }

    /// EventBridge.
    public EventBuses eventBuses() {
        return new EventBuses(signedCalls(), place("events"));
    }

    private SignedCall signedCalls() {
        SdkHttpClient http = (SdkHttpClient)
                built.computeIfAbsent(new Key(SdkHttpClient.class, target()), key -> http(key.target()));
        return new SignedCall(http, credentials(), Time.OF_THIS_MACHINE);
    }

    private SignedCall.Place place(String service) {
        Target target = target();
        String region = target.region()
                .orElseGet(() -> DefaultAwsRegionProviderChain.builder()
                        .build()
                        .getRegion()
                        .id());
        URI endpoint = target.endpoint()
                .map(URI::create)
                .orElseGet(() -> URI.create("https://" + service + "." + region + ".amazonaws.com"
                        + (region.startsWith("cn-") ? ".cn" : "")));
        return new SignedCall.Place(endpoint, service, region);
    }

    private S3Client buildS3(Key key) {
        return configured(S3Client.builder(), key.target())
                .httpClient(http(key.target()))
                .forcePathStyle(true)
                .serviceConfiguration(
                        // parts are whole buffers, so they need no chunks
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                // the writer gives SHA-256 checksums itself
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Target target) {
        B configured = builder.credentialsProvider(credentials());
        target.region().ifPresent(region -> configured.region(Region.of(region)));
        target.endpoint().ifPresent(endpoint -> configured.endpointOverride(URI.create(endpoint)));
        return configured;
    }

    private AwsCredentialsProvider credentials() {
        return settings.ofPlatform("aws.accessKeyId", "AWS_ACCESS_KEY_ID").isPresent()
                ? AwsCredentialsProviderChain.of(
                        SystemPropertyCredentialsProvider.create(), EnvironmentVariableCredentialsProvider.create())
                : DefaultCredentialsProvider.builder().build();
    }

    /// Without TLS there is no need to read the machine's certificates, which takes longer than a local call.
    private static SdkHttpClient http(Target target) {
        return target.endpoint()
                        .filter(endpoint -> endpoint.startsWith("http:"))
                        .isPresent()
                ? UrlConnectionHttpClient.create(Clients::connect)
                : UrlConnectionHttpClient.create();
    }

    private static HttpURLConnection connect(URI address) {
        try {
            return (HttpURLConnection) address.toURL().openConnection();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Target target() {
        return new Target(
                settings.ofPlatform("aws.endpointUrl", "AWS_ENDPOINT_URL"),
                settings.ofPlatform("aws.region", "AWS_REGION"));
    }
}
