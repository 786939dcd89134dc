package dev.lockstep.engine.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.Connections;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.api.StepFunctionsApi;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.time.Chance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// The Step Functions API of an engine of its own on a port of this machine, for the AWS CLI and SDKs.
///
/// It listens on the loopback address only, and asks for no credentials.
public final class StepFunctionsServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    static {
        // without it the JDK's server sends head and body of an answer apart, and the second waits for an
        // acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Engine engine;
    private final Store store;
    private final Logs logs;
    private final LateService service;
    private final HttpServer server;
    // no virtual threads: one that waits for a socket is woken by a thread that polls, which costs as much as a short
    // request itself
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("lockstep-api-", 0).factory());

    private StepFunctionsServer(Engine engine, Store store, Logs logs, LateService service, HttpServer server) {
        this.store = store;
        this.logs = logs;
        this.service = service;
        this.engine = engine;
        this.server = server;
    }

    /// What executions reach.
    ///
    /// @param functions where Lambda functions are
    /// @param aws where the services of AWS are that tasks call
    /// @param connections by which HTTP tasks call APIs
    /// @param mocks the test cases that executions can be started with
    /// @param logs where executions are logged when no endpoint stands for CloudWatch Logs
    public record Reach(
            Optional<FunctionInvoker> functions,
            AwsServices aws,
            Connections connections,
            Mocks mocks,
            LogGroups logs) {
        static final Reach NOTHING =
                new Reach(Optional.empty(), AwsServices.none(), Connections.none(), Mocks.none(), LogGroups.none());
    }

    /// What a server is started with.
    ///
    /// @param port 0 takes any that is free
    /// @param virtualFrom where virtual time starts; real time when absent
    /// @param seed makes jitter and random values repeat
    /// @param reach what tasks can call
    /// @param keeping where state machines and executions are kept
    /// @param servers makes the HTTP server; the JDK's, when nothing else is given
    /// @param reports told of trouble with it
    public record Options(
            int port,
            String account,
            String region,
            Optional<Instant> virtualFrom,
            OptionalLong seed,
            Reach reach,
            Keeping keeping,
            Optional<HttpServerProvider> servers,
            Consumer<String> reports) {

        /// Real time, no functions, and the account and region that local clouds have.
        public static Options onPort(int port) {
            return new Options(
                    port,
                    "000000000000",
                    "us-east-1",
                    Optional.empty(),
                    OptionalLong.empty(),
                    Reach.NOTHING,
                    Keeping.IN_MEMORY,
                    Optional.empty(),
                    _ -> {});
        }

        public Options inRegion(String region) {
            return new Options(port, account, region, virtualFrom, seed, reach, keeping, servers, reports);
        }

        public Options withVirtualTime(Instant from) {
            return new Options(port, account, region, Optional.of(from), seed, reach, keeping, servers, reports);
        }

        public Options withSeed(long seed) {
            return new Options(
                    port, account, region, virtualFrom, OptionalLong.of(seed), reach, keeping, servers, reports);
        }

        /// Keeps state machines and executions there.
        ///
        /// @param reports told, in a sentence, when the disk refuses to be written, and when it is well again
        public Options withKeeping(Keeping keeping, Consumer<String> reports) {
            return new Options(port, account, region, virtualFrom, seed, reach, keeping, servers, reports);
        }

        /// Answers by a server made there.
        public Options withServers(HttpServerProvider servers) {
            return new Options(port, account, region, virtualFrom, seed, reach, keeping, Optional.of(servers), reports);
        }

        public Options withAws(AwsServices aws) {
            return reaching(new Reach(reach.functions(), aws, reach.connections(), reach.mocks(), reach.logs()));
        }

        public Options withFunctions(FunctionInvoker functions) {
            return reaching(
                    new Reach(Optional.of(functions), reach.aws(), reach.connections(), reach.mocks(), reach.logs()));
        }

        /// By which connections HTTP tasks call APIs.
        public Options withConnections(Connections connections) {
            return reaching(new Reach(reach.functions(), reach.aws(), connections, reach.mocks(), reach.logs()));
        }

        public Options withMocks(Mocks mocks) {
            return reaching(new Reach(reach.functions(), reach.aws(), reach.connections(), mocks, reach.logs()));
        }

        /// Where executions are logged when no endpoint stands for CloudWatch Logs.
        public Options withLogs(LogGroups logs) {
            return reaching(new Reach(reach.functions(), reach.aws(), reach.connections(), reach.mocks(), logs));
        }

        private Options reaching(Reach other) {
            return new Options(port, account, region, virtualFrom, seed, other, keeping, servers, reports);
        }
    }

    /// Starts a server; it answers as soon as this returns. What an earlier one has left unfinished goes on.
    ///
    /// @throws dev.lockstep.engine.StoreTrouble when what is kept cannot be used
    /// @throws UncheckedIOException when it cannot listen
    public static StepFunctionsServer start(Options options) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
            LateService service = new LateService();
            HttpServer http =
                    options.servers().orElseGet(HttpServerProvider::provider).createHttpServer(address, BACKLOG);
            Stores stores = options.keeping().open(options.reports());
            Engine engine = engine(options, service, stores.mapRuns());
            Logs logs = new Logs(engine.logGroups(options.reach().logs()), options.reports());
            StepFunctionsServer server = new StepFunctionsServer(engine, stores.standard(), logs, service, http);
            server.listen(options, stores);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + options.port() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Engine engine(Options options, LateService service, MapRuns mapRuns) {
        Engine.Builder builder = Engine.builder()
                .account(options.account())
                .region(options.region())
                .aws(options.reach().aws())
                .connections(options.reach().connections())
                .mocks(options.reach().mocks())
                .service(service)
                .children(mapRuns);
        options.virtualFrom().ifPresent(builder::virtualTime);
        options.seed().ifPresent(builder::seed);
        options.reach().functions().ifPresent(builder::functions);
        return builder.build();
    }

    private void listen(Options options, Stores stores) {
        Chance chance =
                options.seed().isPresent() ? Chance.seeded(options.seed().getAsLong()) : Chance.unseeded();
        Door door = new EngineDoor(engine, new Place(options.account(), options.region()), chance);
        StepFunctionsApi api = new StepFunctionsApi(new EngineLauncher(engine), door, engine.callbacks(), stores, logs);
        service.is(api.forTasks());
        api.goOn();
        server.createContext("/", new ApiHandler(api, door::uuid));
        server.setExecutor(workers);
        server.start();
    }

    /// Where it listens.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Ends the server and its engine; executions that run stay unfinished.
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        logs.close();
        engine.close();
        store.close();
    }
}
