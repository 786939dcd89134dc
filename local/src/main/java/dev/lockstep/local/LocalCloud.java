package dev.lockstep.local;

import dev.lockstep.local.dynamo.DynamoDb;
import dev.lockstep.local.dynamo.table.Database;
import dev.lockstep.local.events.EventBuses;
import dev.lockstep.local.gateway.Gateway;
import dev.lockstep.local.gateway.Service;
import dev.lockstep.local.lambda.FunctionConfiguration;
import dev.lockstep.local.lambda.Functions;
import dev.lockstep.local.lambda.LogLine;
import dev.lockstep.local.s3.S3;
import dev.lockstep.local.s3.store.Store;
import dev.lockstep.local.sns.Sns;
import dev.lockstep.local.sns.Sns.Published;
import dev.lockstep.local.sqs.Sqs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cloud a pipeline meets locally: functions in this JVM, S3, DynamoDB and SNS on disk behind one endpoint on
/// loopback.
///
/// Starting takes milliseconds, as each service opens its data at its first request. While it runs, the AWS SDK in this
/// JVM finds it by itself, by system properties that closing puts back. Data stays on disk and is there again next
/// time.
public final class LocalCloud implements AutoCloseable {

    private final Functions functions;
    private final Gateway gateway;
    private final SdkProperties properties;

    private LocalCloud(Functions functions, Gateway gateway, SdkProperties properties) {
        this.functions = functions;
        this.gateway = gateway;
        this.properties = properties;
    }

    /// What the local cloud consists of.
    ///
    /// @param data the folder everything written goes under: `s3/BUCKET/KEY`, `dynamodb/`
    /// @param samples a folder `BUCKET/KEY` of objects that are there without having been written; never changed
    /// @param buckets that are there from the start, besides those of the samples
    /// @param tables DynamoDB tables that are there from the start
    /// @param log gets every line a handler writes
    /// @param subscriber gets every message that is published to a topic
    /// @param calls hears of every call of a service before it is answered
    /// @param port 0 for any free one
    public record Options(
            Path data,
            Optional<Path> samples,
            List<FunctionConfiguration> functions,
            List<String> buckets,
            List<Table> tables,
            Consumer<LogLine> log,
            Consumer<Published> subscriber,
            Optional<Consumer<Call>> calls,
            String region,
            int port) {

        public Options {
            functions = List.copyOf(functions);
            buckets = List.copyOf(buckets);
            tables = List.copyOf(tables);
        }

        /// Nothing but a data folder, in the region Lockstep uses where none is named.
        public static Options in(Path data) {
            return new Options(
                    data,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    line -> {},
                    message -> {},
                    Optional.empty(),
                    "eu-central-1",
                    0);
        }

        public Options withSamples(Path folder) {
            return new Options(
                    data, Optional.of(folder), functions, buckets, tables, log, subscriber, calls, region, port);
        }

        public Options withFunctions(List<FunctionConfiguration> configurations) {
            return new Options(data, samples, configurations, buckets, tables, log, subscriber, calls, region, port);
        }

        public Options withBuckets(List<String> names) {
            return new Options(data, samples, functions, names, tables, log, subscriber, calls, region, port);
        }

        public Options withTables(List<Table> there) {
            return new Options(data, samples, functions, buckets, there, log, subscriber, calls, region, port);
        }

        public Options withLog(Consumer<LogLine> sink) {
            return new Options(data, samples, functions, buckets, tables, sink, subscriber, calls, region, port);
        }

        public Options withSubscriber(Consumer<Published> listener) {
            return new Options(data, samples, functions, buckets, tables, log, listener, calls, region, port);
        }

        public Options withCalls(Consumer<Call> listener) {
            var heard = Optional.of(listener);
            return new Options(data, samples, functions, buckets, tables, log, subscriber, heard, region, port);
        }

        public Options withPort(int number) {
            return new Options(data, samples, functions, buckets, tables, log, subscriber, calls, region, number);
        }
    }

    /// A DynamoDB table by name and keys; keys are strings.
    public record Table(String name, String partitionKey, Optional<String> sortKey) {
        public static Table of(String name, String partitionKey) {
            return new Table(name, partitionKey, Optional.empty());
        }
    }

    /// Starts it.
    ///
    /// @throws IOException when the port is taken or the data folder cannot be made
    public static LocalCloud start(Options options) throws IOException {
        var place = new Functions.Place(options.region(), Machine.clock(), Machine::freshId);
        var functions = new Functions(place, options.functions(), options.log());
        Gateway gateway = Gateway.open(options.port(), heard(options), Machine::freshId);
        return new LocalCloud(functions, gateway, SdkProperties.set(gateway.endpoint(), options.region()));
    }

    private static Map<String, Service> heard(Options options) {
        var services = new HashMap<>(services(options));
        options.calls()
                .ifPresent(listener -> services.replaceAll((name, service) -> new Heard(name, service, listener)));
        return services;
    }

    private static Map<String, Service> services(Options options) {
        var clock = Machine.clock();
        var data = options.data();
        return Map.of(
                "s3", new LazyService(() -> new S3(openObjects(options), options.region())),
                "dynamodb", new LazyService(() -> openTables(options)),
                "events",
                        new LazyService(() ->
                                new EventBuses(data.resolve("events"), options.region(), clock, Machine::freshId)),
                "sqs", new LazyService(() -> new Sqs(data.resolve("sqs"), clock, Machine::freshId)),
                "sns",
                        new LazyService(
                                () -> new Sns(data.resolve("sns"), clock, Machine::freshId, options.subscriber())));
    }

    private static DynamoDb openTables(Options options) {
        Database database = Database.open(options.data().resolve("dynamodb"));
        var dynamo = new DynamoDb(database, options.region(), Machine.clock(), Machine::freshId);
        options.tables().forEach(table -> dynamo.ensure(table.name(), table.partitionKey(), table.sortKey()));
        return dynamo;
    }

    private static Store openObjects(Options options) {
        Path folder = options.data().resolve("s3");
        Store store = Store.open(folder, options.samples(), Machine.clock(), Machine::freshId);
        for (String bucket : options.buckets()) {
            store.ensure(bucket);
        }
        return store;
    }

    /// Where every service answers; what `AWS_ENDPOINT_URL` should be for other processes.
    public URI endpoint() {
        return gateway.endpoint();
    }

    /// Its services by the names that tasks call them.
    public Map<String, URI> services() {
        return Stream.of("s3", "dynamodb", "events", "sqs", "sns")
                .collect(Collectors.toMap(name -> name, _ -> endpoint()));
    }

    /// The functions, as the engine invokes them.
    public Functions functions() {
        return functions;
    }

    @Override
    public void close() throws IOException {
        properties.restore();
        gateway.close();
        functions.close();
    }
}
