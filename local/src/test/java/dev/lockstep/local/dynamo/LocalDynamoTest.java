package dev.lockstep.local.dynamo;

import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.SdkClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class LocalDynamoTest implements DynamoContract {

    @TempDir
    static Path folder;

    private static LocalCloud cloud;
    private static DynamoDbClient client;
    private String table = "";
    private String series = "";

    @BeforeAll
    static void start() throws IOException {
        cloud = LocalCloud.start(LocalCloud.Options.in(folder));
        client = SdkClients.dynamoDb(cloud.endpoint());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        cloud.close();
    }

    @BeforeEach
    void makeTables() {
        table = "contract-" + UUID.randomUUID();
        series = table + "-series";
        DynamoFixture.createTable(client, table);
        DynamoFixture.createSeries(client, series);
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
        return series;
    }
}
