package dev.lockstep.functions.cache;

import dev.lockstep.functions.Run;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Failures;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a stage has given before, kept in the data bucket under `runs/PIPELINE/cache/STAGE/`, where the stage may write
/// anyway and where old things are deleted anyway.
///
/// An earlier result counts only while it is true: what it has written is still there, and what it has read has not
/// been written since.
public final class EarlierResults {
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final UnaryOperator<String> buckets;
    private final S3Address address;

    /// Of a stage, for one state of what it is given.
    ///
    /// @param bucket the data bucket
    /// @param buckets gives a bucket's real name
    public static EarlierResults of(
            S3Client s3, String bucket, UnaryOperator<String> buckets, Run run, String stage, String fingerprint) {
        String key = "runs/" + run.pipeline() + "/cache/" + stage + "/" + fingerprint + ".json";
        return new EarlierResults(s3, buckets, new S3Address(bucket, key));
    }

    /// Of the stage that runs, for one state of what it is given.
    public static EarlierResults of(StageContext context, String fingerprint) {
        return of(
                Clients.ofThisProcess().s3(),
                context.settings().require("data.bucket"),
                context.settings()::physical,
                context.run(),
                context.stage(),
                fingerprint);
    }

    private EarlierResults(S3Client s3, UnaryOperator<String> buckets, S3Address address) {
        this.s3 = s3;
        this.buckets = buckets;
        this.address = address;
    }

    /// The fingerprint of a key, with the code that would run.
    public static String fingerprint(Class<?> handler, Json key) {
        return Fingerprint.of(handler, key);
    }

    /// A result with where it is from.
    ///
    /// @param run the run that made it
    /// @param began when the stage began that made it
    /// @param until when it is too old to be taken
    public record Earlier(String run, String began, String until, Json result) {

        /// The result, with a word that it is an earlier one.
        public Json marked() {
            Map<String, Json> fields =
                    new LinkedHashMap<>(result instanceof Json.Obj object ? object.fields() : Map.of());
            Map<String, Json> cached = new LinkedHashMap<>();
            cached.put("run", Json.of(run));
            cached.put("began", Json.of(began));
            fields.put("cached", new Json.Obj(cached));
            return new Json.Obj(fields);
        }
    }

    /// The earlier result, when there is one that is still true.
    public Optional<Earlier> find(Instant now) {
        return read().filter(earlier -> now.isBefore(Instant.parse(earlier.until())))
                .filter(earlier -> isThere(earlier.result()))
                .filter(earlier -> isUnchanged(earlier.result(), Instant.parse(earlier.began())));
    }

    /// Keeps a result for those who come with the same. Of two that come at once the later stays: both are right.
    public void keep(Run run, Instant began, Instant until, Json result) {
        Json document = Records.encode(new Earlier(run.id(), began.toString(), until.toString(), result));
        s3.putObject(
                request -> request.bucket(address.bucket()).key(address.key()).contentType("application/json"),
                RequestBody.fromBytes(JsonText.text(document).getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<Earlier> read() {
        try {
            var bytes = s3.getObjectAsBytes(
                    request -> request.bucket(address.bucket()).key(address.key()));
            return Optional.of(Records.decode(JsonText.read(bytes.asUtf8String()), Earlier.class, "earlier"));
        } catch (S3Exception missing) {
            if (missing.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw Failures.of(missing, "looking for an earlier result in " + address);
        } catch (IOException | Mismatch unreadable) {
            return Optional.empty(); // written by another version, and soon written again
        }
    }

    private boolean isThere(Json result) {
        return named(result, "artifacts")
                .allMatch(artifact ->
                        head(artifact).filter(head -> sameSize(artifact, head)).isPresent());
    }

    /// S3 tells seconds: what was written in the second the stage began counts as changed.
    private boolean isUnchanged(Json result, Instant began) {
        return named(result, "sources")
                .allMatch(source -> head(source)
                        .filter(head -> sameSize(source, head)
                                && head.lastModified().isBefore(began.truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent());
    }

    private static Stream<Json.Obj> named(Json result, String key) {
        List<Json> items =
                result instanceof Json.Obj object && object.get(key).orElse(Json.Null.NULL) instanceof Json.Arr list
                        ? list.items()
                        : List.of();
        return items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static boolean sameSize(Json.Obj named, HeadObjectResponse head) {
        return !(named.get("bytes").orElse(Json.Null.NULL) instanceof Json.Num bytes)
                || bytes.value().longValue() == head.contentLength();
    }

    private Optional<HeadObjectResponse> head(Json.Obj named) {
        if (!(named.get("uri").orElse(Json.Null.NULL) instanceof Json.Str uri)
                || !uri.value().startsWith("s3://")) {
            return Optional.empty();
        }
        S3Address object = S3Address.parse(uri.value());
        try {
            return Optional.of(s3.headObject(
                    request -> request.bucket(buckets.apply(object.bucket())).key(object.key())));
        } catch (S3Exception missing) {
            if (missing.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw Failures.of(missing, "looking whether " + object + " is still there");
        }
    }
}
