package dev.lockstep.local.s3;

import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.SdkClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

final class LocalS3Test implements S3Contract {

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static S3Client client;
    private String bucket = "";

    @BeforeAll
    static void start() throws IOException {
        cloud = LocalCloud.start(LocalCloud.Options.in(folder));
        client = SdkClients.s3(cloud.endpoint());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        cloud.close();
    }

    @BeforeEach
    void makeBucket() {
        bucket = "contract-" + UUID.randomUUID();
        client.createBucket(r -> r.bucket(bucket));
    }

    @Override
    public S3Client s3() {
        return client;
    }

    @Override
    public String bucket() {
        return bucket;
    }
}
