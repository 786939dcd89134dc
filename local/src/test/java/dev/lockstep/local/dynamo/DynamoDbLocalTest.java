package dev.lockstep.local.dynamo;

import dev.lockstep.local.Oracle;
import dev.lockstep.local.SdkClients;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The contract on AWS's own DynamoDB Local: what fails here is wrong in the contract, and so in ours.
final class DynamoDbLocalTest implements DynamoContract {

    private final DynamoDbClient client = SdkClients.dynamoDb(Oracle.DYNAMODB_LOCAL.require());
    private final String table = "contract-" + UUID.randomUUID();

    @BeforeEach
    void makeTables() {
        DynamoFixture.createTable(client, table);
        DynamoFixture.createSeries(client, series());
    }

    @Override
    public DynamoDbClient db() {
        return client;
    }

    @Override
    public String table() {
        return table;
    }

    @Override
    public String series() {
        return table + "-series";
    }
}
