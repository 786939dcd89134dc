package dev.lockstep.functions.harness;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import dev.lockstep.functions.aws.Clients;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Real servers of S3 and DynamoDB, one pair for all tests of this JVM, with a front that can fail.
public final class Cloud {
    public static final String DATA = "lockstep-data";

    public static final String MEMORY = "state";

    private static final Cloud ONLY = start();

    private final Front front;

    /// AWS's own client: what stages do without it is seen by it.
    private final DynamoDbClient dynamo;

    private Cloud(Front front) {
        this.front = front;
        this.dynamo = DynamoDbClient.builder()
                .endpointOverride(URI.create(front.address()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /// The cloud, healed and with nothing in it.
    public static Cloud fresh() {
        ONLY.heal();
        ONLY.empty();
        ONLY.forget();
        return ONLY;
    }

    public S3Client s3() {
        return Clients.ofThisProcess().s3();
    }

    public DynamoDbClient dynamo() {
        return dynamo;
    }

    public void serve(String service, URI target) {
        front.serve(service, target);
    }

    public void plant(Fault fault) {
        front.plant(fault);
    }

    public void heal() {
        front.heal();
    }

    public List<Fault.Seen> requests() {
        return List.copyOf(front.requests);
    }

    /// Forgets the requests until now.
    public void forget() {
        front.requests.clear();
    }

    public void put(String bucket, String key, byte[] bytes) {
        s3().putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    public void put(String bucket, String key, String text) {
        put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text(String uri) {
        URI address = URI.create(uri);
        return s3().getObjectAsBytes(
                        request -> request.bucket(address.getHost()).key(uri.substring(uri.indexOf('/', 5) + 1)))
                .asUtf8String();
    }

    /// Every object of a bucket, with what is in it.
    public Map<String, String> objects(String bucket) {
        Map<String, String> objects = new TreeMap<>();
        for (S3Object object :
                s3().listObjectsV2(request -> request.bucket(bucket)).contents()) {
            objects.put(object.key(), text("s3://" + bucket + "/" + object.key()));
        }
        return objects;
    }

    public void table(String name, String key) {
        table(name, List.of(key));
    }

    /// Makes a table.
    ///
    /// @param keys the name of its key, and of its sort key when there is one
    public void table(String name, List<String> keys) {
        dynamo.createTable(request -> request.tableName(name)
                .attributeDefinitions(keys.stream()
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(keys.stream()
                        .map(key -> KeySchemaElement.builder()
                                .attributeName(key)
                                .keyType(key.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                                .build())
                        .toList())
                .provisionedThroughput(units -> units.readCapacityUnits(100L).writeCapacityUnits(100L)));
    }

    /// The table that the kit itself remembers things in, as every environment has one.
    public void memory() {
        table(MEMORY, "id");
        System.setProperty("lockstep.state.table", MEMORY);
    }

    public int items(String table) {
        return dynamo.scan(request -> request.tableName(table)).count();
    }

    private void empty() {
        empty(DATA, "inbox", "warehouse");
        System.clearProperty("lockstep.state.table");
        for (String table : List.of("orders", MEMORY)) {
            try {
                dynamo.deleteTable(request -> request.tableName(table));
            } catch (ResourceNotFoundException e) {
                // there was none
            }
        }
    }

    /// Takes every object out of some buckets.
    public void empty(String... buckets) {
        for (String bucket : buckets) {
            for (S3Object object :
                    s3().listObjectsV2(request -> request.bucket(bucket)).contents()) {
                s3().deleteObject(request -> request.bucket(bucket).key(object.key()));
            }
        }
    }

    private static Cloud start() {
        try {
            Front front = new Front();
            S3Proxy s3 = S3Proxy.builder()
                    .blobStore(BlobStores.create("transient-nio2", new Properties()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.NONE, "test", "test")
                    .build();
            s3.start();
            front.serve("s3", URI.create("http://127.0.0.1:" + s3.getPort()));
            front.serve("dynamodb", dynamoServer());
            System.setProperty("aws.endpointUrl", front.address());
            System.setProperty("aws.region", "eu-central-1");
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            System.setProperty("lockstep.data.bucket", DATA);
            Cloud cloud = new Cloud(front);
            for (String bucket : List.of(DATA, "inbox", "warehouse")) {
                cloud.s3().createBucket(request -> request.bucket(bucket));
            }
            return cloud;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI dynamoServer() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ServerRunner.createServerFromCommandLineArgs(
                        new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)})
                .start();
        return URI.create("http://127.0.0.1:" + port);
    }
}
