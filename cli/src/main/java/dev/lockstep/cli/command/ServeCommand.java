package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.LogGroupFiles;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.run.LocalFunctions;
import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.http.LambdaEndpoint;
import dev.lockstep.engine.http.StepFunctionsServer;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.pipeline.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves the Step Functions API until it is interrupted.
@Command(
        name = "serve",
        header = "serves the Step Functions API on loopback, for the AWS CLI and SDKs",
        description = {
            "The endpoint is printed on stdout. Functions are the handlers of the project's pipelines, by the names"
                    + " they",
            "have in the cloud (orders-extract), or those behind AWS_ENDPOINT_URL_LAMBDA. Other services are where",
            "AWS_ENDPOINT_URL_SERVICE or AWS_ENDPOINT_URL says, or the local S3 and DynamoDB. Ctrl-C ends it.",
            "",
            "With --store, state machines and executions are kept in a folder: after the process has ended in whatever"
                    + " way,",
            "the next one with that folder goes on with what runs. Without, they are forgotten with the process."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep serve --port 8083 --virtual-time",
            "  lockstep serve --store .lockstep/store",
            "  lockstep serve --mocks MockConfigFile.json",
            "  aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083"
        })
public final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @Option(
            names = "--port",
            paramLabel = "NUMBER",
            defaultValue = "8083",
            description = "The port (8083); 0 takes any that is free.")
    private int port;

    @Option(names = "--virtual-time", description = "Jump over waits when nothing else can happen.")
    private boolean virtualTime;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Makes jitter and identifiers repeat.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--allow-aws",
            description = "Tasks may call services in the cloud where no AWS_ENDPOINT_URL names another place.")
    private boolean allowAws;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The region in ARNs (AWS_REGION, AWS_DEFAULT_REGION, or us-east-1).")
    private Optional<String> region = Optional.empty();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Mixin
    private KeepingOptions keeping = new KeepingOptions();

    @Mixin
    private RunOptions folder = new RunOptions();

    public ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65535) {
            throw Refusal.input("--port is " + port + ", expected 0 to 65535");
        }
        var now = surroundings.clock().instant();
        var directory = RunDirectory.create(folder.in(surroundings), now, "serve", "", Operation.KEPT);
        var options = options()
                .withLogs(new LogGroupFiles(
                        directory.file("log-groups"),
                        report -> surroundings.err().println(report)));
        var elsewhere = Optional.ofNullable(surroundings.environment().get("AWS_ENDPOINT_URL_LAMBDA"));
        if (elsewhere.isPresent()) {
            serve(options.withFunctions(new LambdaEndpoint(endpoint(elsewhere.get())))
                    .withAws(services(Map::of)));
        } else {
            serveWithHandlers(options, directory);
        }
        return ExitCode.INTERRUPTED.number();
    }

    private static URI endpoint(String given) {
        try {
            var endpoint = new URI(given);
            if (endpoint.getHost() != null
                    && ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
                return endpoint;
            }
        } catch (URISyntaxException wrong) {
            // told below, with every other address that is none
        }
        throw Refusal.input("AWS_ENDPOINT_URL_LAMBDA is '" + given + "', expected the address of a Lambda endpoint")
                .remedy("write it as http://HOST:PORT, or unset it to use the project's own handlers");
    }

    private void serveWithHandlers(StepFunctionsServer.Options options, RunDirectory directory)
            throws InterruptedException {
        try (var log = RunLog.open(directory, surroundings.clock());
                var cloud = LaterCloud.start(
                        () -> LocalCloud.start(LocalFunctions.options(
                                surroundings.project(), Handlers.jars(surroundings), soundPipelines(), log)),
                        this::withoutHandlers)) {
            serve(options.withFunctions(cloud.functions()).withAws(services(cloud::services)));
        } catch (IOException trouble) {
            throw Refusal.environment("cannot end the local cloud: " + Trouble.reason(trouble))
                    .because(trouble);
        }
    }

    private void withoutHandlers(Exception trouble) {
        var reason = trouble instanceof IOException io ? Trouble.reason(io) : trouble.toString();
        surroundings.err().println("error: cannot start the local cloud, no task can call a handler: " + reason);
    }

    private AwsServices services(Supplier<Map<String, URI>> local) {
        var services = AwsServices.of(surroundings.environment()).withLocal(local);
        return allowAws ? services.withCloud() : services;
    }

    private List<Compilation.Sound> soundPipelines() {
        var sound = new ArrayList<Compilation.Sound>();
        for (var name : pipelines.project().names()) {
            switch (pipelines.compile(name)) {
                case Compilation.Sound compiled -> sound.add(compiled);
                case Compilation.Unsound unsound ->
                    surroundings
                            .err()
                            .println("without the handlers of " + name + ", which has problems: ./lockstep check "
                                    + name + " names them");
            }
        }
        return sound;
    }

    private StepFunctionsServer.Options options() {
        var environment = surroundings.environment();
        var options = StepFunctionsServer.Options.onPort(port)
                .withServers(ThreadPerConnection.servers())
                .inRegion(region.or(() -> Optional.ofNullable(environment.get("AWS_REGION")))
                        .or(() -> Optional.ofNullable(environment.get("AWS_DEFAULT_REGION")))
                        .orElse("us-east-1"));
        var kept = reach.in(surroundings, options)
                .withKeeping(
                        keeping.in(surroundings), report -> surroundings.err().println(report));
        var seeded = seed.map(kept::withSeed).orElse(kept);
        return virtualTime ? seeded.withVirtualTime(surroundings.clock().instant()) : seeded;
    }

    private void serve(StepFunctionsServer.Options options) throws InterruptedException {
        var ended = new CountDownLatch(1);
        try (var server = StepFunctionsServer.start(options)) {
            surroundings.out().println(server.endpoint());
            surroundings
                    .err()
                    .println("the Step Functions API, in " + (virtualTime ? "virtual" : "real")
                            + " time; Ctrl-C ends it");
            try (var _ = surroundings.interrupts().whenInterrupted(ended::countDown)) {
                ended.await();
            }
        } catch (StoreTrouble trouble) {
            throw Refusal.environment(trouble.reason())
                    .at(trouble.place())
                    .remedy(trouble.remedy())
                    .because(trouble);
        } catch (UncheckedIOException trouble) {
            throw Refusal.environment("cannot listen on port " + port + ": " + Trouble.reason(trouble))
                    .at("127.0.0.1:" + port)
                    .remedy("name another port; --port 0 takes any that is free")
                    .because(trouble);
        }
    }
}
