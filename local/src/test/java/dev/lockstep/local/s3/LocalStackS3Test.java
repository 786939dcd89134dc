package dev.lockstep.local.s3;

import dev.lockstep.local.Oracle;
import dev.lockstep.local.SdkClients;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.s3.S3Client;

/// The contract on LocalStack: what fails here is wrong in the contract, and so in ours.
final class LocalStackS3Test implements S3Contract {

    private final S3Client client = SdkClients.s3(Oracle.LOCALSTACK.require());
    private final String bucket = "contract-" + UUID.randomUUID();

    @BeforeEach
    void makeBucket() {
        client.createBucket(r -> r.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint("eu-central-1")));
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
