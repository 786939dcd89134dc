package dev.lockstep.local.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What every S3 does that pipelines may run on: ours, and those it is held equal to. The AWS SDK is the client.
interface S3Contract {

    S3Client s3();

    /// A bucket nobody else uses, empty.
    String bucket();

    /// Whether the implementation takes that key, as S3 does.
    default boolean takes(String key) {
        return true;
    }

    private void put(String key, String content) {
        s3().putObject(r -> r.bucket(bucket()).key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return s3().getObjectAsBytes(r -> r.bucket(bucket()).key(key)).asUtf8String();
    }

    private List<String> keys(String prefix) {
        return s3().listObjectsV2Paginator(r -> r.bucket(bucket()).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static String md5(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertFails(int status, String code, Runnable call) {
        S3Exception failure = assertThrows(S3Exception.class, call::run);
        assertEquals(code, failure.awsErrorDetails().errorCode());
        assertEquals(status, failure.statusCode());
    }

    @Test
    default void givesBackWhatWasPut() {
        var put = s3().putObject(
                        r -> r.bucket(bucket())
                                .key("kept")
                                .contentType("text/csv")
                                .cacheControl("no-store")
                                .metadata(Map.of("rows", "3")),
                        RequestBody.fromString("a,b\n1,2\n"));
        var got = s3().getObjectAsBytes(r -> r.bucket(bucket()).key("kept"));
        assertEquals("a,b\n1,2\n", got.asUtf8String());
        assertEquals(put.eTag(), got.response().eTag());
        assertEquals("text/csv", got.response().contentType());
        assertEquals("no-store", got.response().cacheControl());
        assertEquals(Map.of("rows", "3"), got.response().metadata());
        var head = s3().headObject(r -> r.bucket(bucket()).key("kept"));
        assertEquals(8, head.contentLength());
        assertEquals("\"%s\"".formatted(md5("a,b\n1,2\n")), head.eTag());
        assertEquals(Map.of("rows", "3"), head.metadata());
    }

    @Test
    default void replacesAnObjectWhole() {
        put("twice", "the first and longer text");
        put("twice", "second");
        assertEquals("second", get("twice"));
        assertEquals(List.of("twice"), keys("twice"));
    }

    @Test
    default void readsStretches() {
        put("ranged", "0123456789");
        assertEquals("234", range("ranged", "bytes=2-4"));
        assertEquals("789", range("ranged", "bytes=7-"));
        assertEquals("89", range("ranged", "bytes=-2"));
        assertEquals("56789", range("ranged", "bytes=5-1000"));
        assertFails(416, "InvalidRange", () -> range("ranged", "bytes=10-"));
    }

    private String range(String key, String range) {
        return s3().getObjectAsBytes(r -> r.bucket(bucket()).key(key).range(range))
                .asUtf8String();
    }

    @Test
    default void emptyObjectsAreObjects() {
        put("empty", "");
        assertEquals("", get("empty"));
        assertEquals(0, s3().headObject(r -> r.bucket(bucket()).key("empty")).contentLength());
    }

    @Test
    default void whatIsNotThereIsNamed() {
        assertFails(404, "NoSuchKey", () -> get("nothing"));
        assertFails(404, "NoSuchBucket", () -> s3().listObjectsV2(r -> r.bucket("no-such-bucket-here")));
        assertFails(
                404,
                "NoSuchBucket",
                () -> s3().putObject(r -> r.bucket("no-such-bucket-here").key("a"), RequestBody.fromString("x")));
        S3Exception head = assertThrows(
                S3Exception.class, () -> s3().headObject(r -> r.bucket(bucket()).key("nothing")));
        assertEquals(404, head.statusCode());
    }

    @Test
    default void deletingIsDoneOnceAndHarmlessAfter() {
        put("gone", "x");
        s3().deleteObject(r -> r.bucket(bucket()).key("gone"));
        s3().deleteObject(r -> r.bucket(bucket()).key("gone"));
        assertFails(404, "NoSuchKey", () -> get("gone"));
        assertEquals(List.of(), keys("gone"));
    }

    @Test
    default void deletesInBulk() {
        put("bulk/1", "x");
        put("bulk/2", "x");
        put("bulk/3 & <more>", "x");
        var ids = IntStream.of(1, 2, 9)
                .mapToObj(i -> ObjectIdentifier.builder().key("bulk/" + i).build())
                .toList();
        var deleted = s3().deleteObjects(r -> r.bucket(bucket()).delete(d -> d.objects(ids)));
        assertEquals(3, deleted.deleted().size());
        assertEquals(List.of("bulk/3 & <more>"), keys("bulk/"));
    }

    @Test
    default void listsInTheOrderOfBytesAPageAtATime() {
        List<String> keys = List.of("l/a", "l/a-b", "l/a/b", "l/a/c", "l/a0", "l/b", "l/é", "l/\uFF5E", "l/😀");
        var shuffled = new ArrayList<>(keys).reversed();
        shuffled.forEach(key -> put(key, "x"));
        assertEquals(keys, keys("l/"));
        var paged = s3()
                .listObjectsV2Paginator(r -> r.bucket(bucket()).prefix("l/").maxKeys(2))
                .stream()
                .toList();
        assertEquals(5, paged.size());
        assertEquals(
                keys,
                paged.stream()
                        .flatMap(page -> page.contents().stream())
                        .map(S3Object::key)
                        .toList());
        assertEquals(
                List.of("l/a/c", "l/a0", "l/b", "l/é", "l/\uFF5E", "l/😀"),
                s3().listObjectsV2(r -> r.bucket(bucket()).prefix("l/").startAfter("l/a/b")).contents().stream()
                        .map(S3Object::key)
                        .toList());
    }

    @Test
    default void rollsUpWhatADelimiterCutsOff() {
        for (String key : List.of("d/x", "d/y/1", "d/y/2", "d/z/deep/1", "d/zz")) {
            put(key, "x");
        }
        var request =
                ListObjectsV2Request.builder().bucket(bucket()).prefix("d/").delimiter("/");
        var page = s3().listObjectsV2(request.build());
        assertEquals(
                List.of("d/x", "d/zz"),
                page.contents().stream().map(S3Object::key).toList());
        assertEquals(
                List.of("d/y/", "d/z/"),
                page.commonPrefixes().stream().map(CommonPrefix::prefix).toList());
        var pages =
                s3().listObjectsV2Paginator(request.maxKeys(1).build()).stream().toList();
        assertEquals(4, pages.size());
        assertEquals(
                List.of("d/y/", "d/z/"),
                pages.stream()
                        .flatMap(p -> p.commonPrefixes().stream())
                        .map(CommonPrefix::prefix)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "plus+and%25percent%",
                "ünï/çødé/日本/😀",
                "quote'\"<&>;semi",
                "dots/./x",
                "a?b#c",
                "trailing/slash/",
                "back\\slash:and*star|",
                "UPPER",
                "upper",
                ".hidden",
                "tab\tin"
            })
    default void takesKeysOfAnyKind(String key) {
        assumeTrue(takes(key), "an implementation's own limit, not S3's");
        put(key, "content of " + key);
        assertEquals("content of " + key, get(key));
        assertTrue(keys("").contains(key));
        s3().deleteObject(r -> r.bucket(bucket()).key(key));
        assertFalse(keys("").contains(key));
    }

    @Test
    default void anObjectMayStandBesideOnesBelowItsName() {
        put("both", "object");
        put("both/below", "below");
        put("both/below/deeper", "deeper");
        assertEquals("object", get("both"));
        assertEquals("below", get("both/below"));
        assertEquals("deeper", get("both/below/deeper"));
        assertEquals(List.of("both", "both/below", "both/below/deeper"), keys("both"));
        put("both", "changed");
        s3().deleteObject(r -> r.bucket(bucket()).key("both/below/deeper"));
        s3().deleteObject(r -> r.bucket(bucket()).key("both/below"));
        put("both", "changed again");
        assertEquals("changed again", get("both"));
        assertEquals(List.of("both"), keys("both"));
    }

    @Test
    default void oneOfManyWritersWinsWhatMustNotBeThere() throws Exception {
        var winners = new AtomicInteger();
        var losers = new AtomicInteger();
        List<Callable<Void>> writers = IntStream.range(0, 16)
                .<Callable<Void>>mapToObj(i -> () -> {
                    try {
                        s3().putObject(
                                        r -> r.bucket(bucket()).key("won").ifNoneMatch("*"),
                                        RequestBody.fromString("by " + i));
                        winners.incrementAndGet();
                    } catch (S3Exception lost) {
                        assertTrue(lost.statusCode() == 412 || lost.statusCode() == 409, lost::getMessage);
                        losers.incrementAndGet();
                    }
                    return null;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        assertEquals(1, winners.get());
        assertEquals(15, losers.get());
    }

    @Test
    default void writesOnlyOverTheVersionItExpects() {
        put("expected", "one");
        String etag = s3().headObject(r -> r.bucket(bucket()).key("expected")).eTag();
        s3().putObject(r -> r.bucket(bucket()).key("expected").ifMatch(etag), RequestBody.fromString("two"));
        assertFails(
                412,
                "PreconditionFailed",
                () -> s3().putObject(
                                r -> r.bucket(bucket()).key("expected").ifMatch(etag),
                                RequestBody.fromString("three")));
        assertEquals("two", get("expected"));
        assertFails(
                404,
                "NoSuchKey",
                () -> s3().putObject(r -> r.bucket(bucket()).key("absent").ifMatch(etag), RequestBody.fromString("x")));
    }

    @Test
    default void readsOnlyWhatIsWanted() {
        put("condition", "x");
        String etag = s3().headObject(r -> r.bucket(bucket()).key("condition")).eTag();
        S3Exception same = assertThrows(
                S3Exception.class,
                () -> s3().getObjectAsBytes(
                                r -> r.bucket(bucket()).key("condition").ifNoneMatch(etag)));
        assertEquals(304, same.statusCode());
        assertFails(
                412,
                "PreconditionFailed",
                () -> s3().getObjectAsBytes(
                                r -> r.bucket(bucket()).key("condition").ifMatch("\"other\"")));
    }

    @Test
    default void copiesWithOrWithoutItsMetadata() {
        s3().putObject(
                        r -> r.bucket(bucket())
                                .key("from é")
                                .metadata(Map.of("m", "1"))
                                .contentType("text/plain"),
                        RequestBody.fromString("copied"));
        s3().copyObject(r -> r.sourceBucket(bucket())
                .sourceKey("from é")
                .destinationBucket(bucket())
                .destinationKey("to"));
        assertEquals("copied", get("to"));
        assertEquals(
                Map.of("m", "1"),
                s3().headObject(r -> r.bucket(bucket()).key("to")).metadata());
        s3().copyObject(r -> r.sourceBucket(bucket())
                .sourceKey("to")
                .destinationBucket(bucket())
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("m", "2")));
        assertEquals(
                Map.of("m", "2"),
                s3().headObject(r -> r.bucket(bucket()).key("to")).metadata());
        assertFails(
                404,
                "NoSuchKey",
                () -> s3().copyObject(r -> r.sourceBucket(bucket())
                        .sourceKey("nothing")
                        .destinationBucket(bucket())
                        .destinationKey("to")));
    }

    @Test
    default void joinsPartsInTheirOrder() {
        byte[] first = new byte[5 * 1024 * 1024];
        new Random(1).nextBytes(first);
        byte[] second = "the end".getBytes(StandardCharsets.UTF_8);
        String id = s3().createMultipartUpload(
                        r -> r.bucket(bucket()).key("joined").contentType("application/x"))
                .uploadId();
        CompletedPart two = part(id, 2, second);
        CompletedPart one = part(id, 1, first);
        assertEquals(
                2,
                s3().listParts(r -> r.bucket(bucket()).key("joined").uploadId(id))
                        .parts()
                        .size());
        assertFails(404, "NoSuchKey", () -> get("joined"));
        assertFails(
                400,
                "InvalidPartOrder",
                () -> s3().completeMultipartUpload(r ->
                        r.bucket(bucket()).key("joined").uploadId(id).multipartUpload(m -> m.parts(two, one))));
        var done = s3().completeMultipartUpload(
                        r -> r.bucket(bucket()).key("joined").uploadId(id).multipartUpload(m -> m.parts(one, two)));
        assertTrue(done.eTag().endsWith("-2\""), done.eTag());
        byte[] got =
                s3().getObjectAsBytes(r -> r.bucket(bucket()).key("joined")).asByteArray();
        assertEquals(first.length + second.length, got.length);
        assertArrayEquals(first, Arrays.copyOf(got, first.length));
        assertEquals("the end", new String(got, first.length, second.length, StandardCharsets.UTF_8));
    }

    private CompletedPart part(String id, int number, byte[] content) {
        String etag = s3().uploadPart(
                        r -> r.bucket(bucket()).key("joined").uploadId(id).partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    default void anAbortedUploadLeavesNothing() {
        String id = s3().createMultipartUpload(r -> r.bucket(bucket()).key("joined"))
                .uploadId();
        part(id, 1, new byte[10]);
        s3().abortMultipartUpload(r -> r.bucket(bucket()).key("joined").uploadId(id));
        assertFails(404, "NoSuchUpload", () -> part(id, 2, new byte[10]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRC32", "CRC32C", "SHA1", "SHA256"})
    default void keepsTheChecksumThatCame(String algorithm) {
        var checksum = ChecksumAlgorithm.fromValue(algorithm);
        s3().putObject(
                        r -> r.bucket(bucket()).key("sum").checksumAlgorithm(checksum),
                        RequestBody.fromString("checked"));
        var got = s3().getObjectAsBytes(r -> r.bucket(bucket()).key("sum").checksumMode(ChecksumMode.ENABLED));
        assertEquals("checked", got.asUtf8String());
        assertTrue(
                got.response().toString().contains("Checksum" + algorithm),
                () -> got.response().toString());
    }

    @Test
    default void refusesAWrongChecksum() {
        S3Exception failure = assertThrows(
                S3Exception.class,
                () -> s3().putObject(
                                r -> r.bucket(bucket()).key("wrong").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                                RequestBody.fromString("not empty")));
        assertEquals(400, failure.statusCode());
        assertFails(404, "NoSuchKey", () -> get("wrong"));
    }

    @Test
    default void bucketsAreMadeListedAndDeletedWhenEmpty() {
        String name = bucket() + "-other";
        s3().createBucket(r -> r.bucket(name));
        assertTrue(s3().listBuckets().buckets().stream().anyMatch(b -> b.name().equals(name)));
        s3().headBucket(r -> r.bucket(name));
        s3().putObject(r -> r.bucket(name).key("a/b"), RequestBody.fromString("x"));
        assertFails(409, "BucketNotEmpty", () -> s3().deleteBucket(r -> r.bucket(name)));
        s3().deleteObject(r -> r.bucket(name).key("a/b"));
        s3().deleteBucket(r -> r.bucket(name));
        S3Exception head = assertThrows(S3Exception.class, () -> s3().headBucket(r -> r.bucket(name)));
        assertEquals(404, head.statusCode());
    }
}
