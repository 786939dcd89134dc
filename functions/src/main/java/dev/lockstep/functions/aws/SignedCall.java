package dev.lockstep.functions.aws;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageError;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.time.Time;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// A call of a service of AWS without its SDK client: one signed POST. A client of its own for each service that
/// handlers call once a run would cost a megabyte in the jar, and its start.
final class SignedCall {
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /// What services call it when they are asked too much, with status 400.
    private static final List<String> NOT_NOW =
            List.of("Throttl", "ThroughputExceeded", "RequestLimitExceeded", "TransactionConflict");

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Time time;

    SignedCall(SdkHttpClient http, AwsCredentialsProvider credentials, Time time) {
        this.http = http;
        this.credentials = credentials;
        this.time = time;
    }

    /// Where a call goes.
    ///
    /// @param signingName the service's name in signatures
    record Place(URI endpoint, String signingName, String region) {}

    /// What came back.
    record Answer(int status, String body) {
        boolean good() {
            return status / 100 == 2;
        }

        /// Whether the service said "not now" rather than "no". A good answer may tell of a part that was refused.
        boolean transientFailure() {
            return !good()
                    && (status >= 500
                            || status == 429
                            || status == 408
                            || NOT_NOW.stream().anyMatch(body::contains));
        }
    }

    /// Calls, and again while the service says "not now".
    Answer post(Place place, Map<String, String> headers, String body) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; ; i++) {
            try {
                Answer answer = once(place, headers, body.getBytes(StandardCharsets.UTF_8));
                if (!answer.transientFailure() || i == TRIES) {
                    return answer;
                }
            } catch (SdkException e) { // no credentials just now
                throw Failures.of(e, place.signingName() + " cannot be called");
            } catch (IOException e) {
                boolean interrupted = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
                if (i == TRIES || interrupted) {
                    throw new Unavailable(place.signingName() + " cannot be called: " + e.getMessage(), e);
                }
            }
            Time.waitFor("another try of " + place.signingName(), pause, time);
            pause = pause.multipliedBy(2);
        }
    }

    /// The stage error of an answer that is none.
    static StageError failure(Answer answer, String doing) {
        String message = doing + ": HTTP " + answer.status() + " "
                + answer.body().substring(0, Math.min(300, answer.body().length()));
        return answer.transientFailure() ? new Unavailable(message) : new InvalidInput(message);
    }

    private Answer once(Place place, Map<String, String> headers, byte[] body) throws IOException {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(place.endpoint())
                .putHeader("Content-Length", Integer.toString(body.length));
        headers.forEach(request::putHeader);
        ContentStreamProvider content = () -> new ByteArrayInputStream(body);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(content)
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, place.signingName())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, place.region()));
        SdkHttpRequest ready = signed.request();
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(ready)
                        .contentStreamProvider(content)
                        .build())
                .call();
        try (InputStream in =
                response.responseBody().isPresent() ? response.responseBody().get() : InputStream.nullInputStream()) {
            return new Answer(
                    response.httpResponse().statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
