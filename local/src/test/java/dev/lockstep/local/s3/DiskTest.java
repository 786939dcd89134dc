package dev.lockstep.local.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.SdkClients;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What our S3 does on disk: samples below, files by name above, nothing outside, nothing half.
final class DiskTest {

    private static final String CHUNKED =
            "Content-Length: %d\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n\r\n";

    @TempDir
    Path folder;

    private interface Use {
        void with(S3Client s3, URI endpoint) throws IOException;
    }

    private void run(Use use) throws IOException {
        Path samples = folder.resolve("samples");
        Files.createDirectories(samples.resolve("inbox/incoming"));
        Files.writeString(samples.resolve("inbox/incoming/orders 1.csv"), "sample");
        var options = LocalCloud.Options.in(folder.resolve("data"))
                .withSamples(samples)
                .withBuckets(List.of("warehouse"));
        try (var cloud = LocalCloud.start(options);
                S3Client s3 = SdkClients.s3(cloud.endpoint())) {
            use.with(s3, cloud.endpoint());
        }
    }

    private static List<String> keys(S3Client s3, String bucket) {
        return s3.listObjectsV2(r -> r.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static String get(S3Client s3, String bucket, String key) {
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
    }

    private static void put(S3Client s3, String bucket, String key, String content) {
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    @Test
    void samplesAreThereUntilWrittenOverOrDeletedAndNeverChange() throws IOException {
        String key = "incoming/orders 1.csv";
        run((s3, _) -> {
            assertEquals(List.of(key), keys(s3, "inbox"));
            assertEquals("sample", get(s3, "inbox", key));
            put(s3, "inbox", key, "written");
            assertEquals("written", get(s3, "inbox", key));
            s3.deleteObject(r -> r.bucket("inbox").key(key));
            assertThrows(NoSuchKeyException.class, () -> get(s3, "inbox", key));
        });
        run((s3, _) -> {
            assertEquals(List.of(), keys(s3, "inbox"));
            put(s3, "inbox", key, "again");
            assertEquals("again", get(s3, "inbox", key));
        });
        assertEquals("sample", Files.readString(folder.resolve("samples/inbox").resolve(key)));
    }

    @Test
    void aPersonFindsObjectsByNameAndMayPutFilesThere() throws IOException {
        Path bucket = folder.resolve("data/s3/warehouse");
        run((s3, _) -> {
            s3.putObject(
                    r -> r.bucket("warehouse").key("2026/clean orders.csv").metadata(Map.of("rows", "2")),
                    RequestBody.fromString("a"));
            assertEquals("a", Files.readString(bucket.resolve("2026/clean orders.csv")));
            Files.writeString(bucket.resolve("by-hand.txt"), "put by hand");
        });
        run((s3, _) -> {
            assertEquals("put by hand", get(s3, "warehouse", "by-hand.txt"));
            assertEquals(
                    Map.of("rows", "2"),
                    s3.headObject(r -> r.bucket("warehouse").key("2026/clean orders.csv"))
                            .metadata());
            s3.deleteObject(r -> r.bucket("warehouse").key("2026/clean orders.csv"));
            assertFalse(Files.exists(bucket.resolve("2026")), "an empty folder is left behind");
        });
    }

    @Test
    void noKeyLeavesTheFolder() throws IOException {
        List<String> keys = List.of(
                "../escaped",
                "../../escaped",
                "a/../../escaped",
                "..",
                "a/..",
                "//double//",
                "%2e%2e/x",
                "..\\..\\x",
                "x".repeat(1024),
                "é".repeat(512),
                "a/" + "y".repeat(300) + "/z");
        run((s3, _) -> {
            for (String key : keys) {
                put(s3, "warehouse", key, key);
                assertEquals(key, get(s3, "warehouse", key));
            }
            assertEquals(
                    keys.stream().sorted().toList(),
                    keys(s3, "warehouse").stream().sorted().toList());
            S3Exception tooLong = assertThrows(S3Exception.class, () -> put(s3, "warehouse", "x".repeat(1025), "x"));
            assertEquals("KeyTooLongError", tooLong.awsErrorDetails().errorCode());
        });
        try (Stream<Path> top = Files.list(folder)) {
            assertEquals(
                    List.of("data", "samples"),
                    top.map(p -> p.getFileName().toString()).sorted().toList());
        }
        try (Stream<Path> data = Files.list(folder.resolve("data/s3"))) {
            assertEquals(
                    List.of(".state", "warehouse"),
                    data.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aBodyThatEndsTooSoonLeavesNothing() throws IOException {
        run((s3, endpoint) -> {
            keys(s3, "warehouse");
            for (String head : List.of(
                    "Content-Length: 100\r\n\r\nonly this",
                    CHUNKED.formatted(30) + "ffffff\r\nshort and sweet one",
                    CHUNKED.formatted(6) + "zz\r\nzz")) {
                raw(endpoint, "PUT /warehouse/half HTTP/1.1\r\n", head);
            }
            assertEquals(List.of(), keys(s3, "warehouse"));
        });
        try (Stream<Path> drafts = Files.list(folder.resolve("data/s3/.state/drafts"))) {
            assertEquals(List.of(), drafts.toList());
        }
    }

    @Test
    void refusesWhatIsNotSignedNotOursOrNotThere() throws IOException {
        run((_, endpoint) -> {
            assertTrue(raw(endpoint, "GET /inbox HTTP/1.1\r\n", "Origin: http://evil.example\r\n\r\n")
                    .contains("AccessDenied"));
            assertTrue(exchange(endpoint, "GET /inbox HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                    .contains("evil.example"));
            assertTrue(exchange(endpoint, "GET /inbox HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .contains("MissingAuthenticationToken"));
            assertTrue(raw(endpoint, "GET /inbox?acl HTTP/1.1\r\n", "\r\n").contains("<Code>NotImplemented</Code>"));
            assertTrue(raw(endpoint, "GET /in%zzbox HTTP/1.1\r\n", "\r\n").contains("400"));
            String doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Delete>&e;</Delete>";
            assertTrue(raw(
                            endpoint,
                            "POST /warehouse?delete HTTP/1.1\r\n",
                            "Content-MD5: x\r\nContent-Length: " + doctype.length() + "\r\n\r\n" + doctype)
                    .contains("Invalid"));
        });
    }

    private static String raw(URI endpoint, String line, String rest) throws IOException {
        return exchange(
                endpoint,
                line + "Host: localhost\r\nConnection: close\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=k/20261121/eu-central-1/s3/aws4_request\r\n"
                        + rest);
    }

    private static String exchange(URI endpoint, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
