package dev.lockstep.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;

/// What commands take for LocalStack: `lockstep serve` behind a health page, with the sample pipeline deployed in it.
final class PretendedCloud implements AutoCloseable {
    private static final String FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:sample-";

    private final HttpServer front;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI engine;
    private final Runnable interrupt;
    private final CompletableFuture<Cli.Answer> serving;

    private PretendedCloud(URI engine, Runnable interrupt, CompletableFuture<Cli.Answer> serving) throws IOException {
        this.engine = engine;
        this.interrupt = interrupt;
        this.serving = serving;
        this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.createContext("/_localstack/health", exchange -> answer(exchange, 200, "{}"));
        front.createContext("/", this::handOn);
        front.start();
    }

    static PretendedCloud in(Path folder) throws Exception {
        var server = Cli.in(folder);
        var stop = new CompletableFuture<Runnable>();
        server.interruptedBy(interrupt -> {
            stop.complete(interrupt);
            return () -> {};
        });
        var serving =
                CompletableFuture.supplyAsync(() -> server.launch("serve", "--port", "0", "--region", "eu-central-1"));
        var interrupt = stop.get();
        var cloud = new PretendedCloud(URI.create(server.stdout().strip()), interrupt, serving);
        cloud.deploy(folder);
        return cloud;
    }

    private void deploy(Path project) throws IOException {
        var text = Files.readString(project.resolve("statemachines/sample.asl.json"))
                .replace("${read}", FUNCTION + "read")
                .replace("${write}", FUNCTION + "write");
        try (var states = SfnClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(endpoint()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            states.createStateMachine(request -> request.name("lockstep-local-sample")
                    .roleArn("arn:aws:iam::000000000000:role/sample")
                    .definition(text));
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /// Puts the part of the CDK app that tells of environments where a build would have put it.
    static void describe(Path home) throws IOException {
        var source = home.resolve("infra/source/dev/lockstep/infra/Main.java");
        var target = home.resolve("infra/target");
        Files.createDirectories(Objects.requireNonNull(source.getParent()));
        Files.createDirectories(target);
        Files.copy(Cli.REPOSITORY.resolve("cli/src/test/resources/deployed/Main.java.txt"), source);
        var compiled =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", target.toString(), source.toString());
        if (compiled != 0) {
            throw new IOException("the app does not compile");
        }
        var name = "dev/lockstep/infra/Main.class";
        try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("infra.jar")))) {
            jar.putNextEntry(new JarEntry(name));
            Files.copy(target.resolve(name), jar);
            jar.closeEntry();
        }
    }

    private void handOn(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var request = HttpRequest.newBuilder(engine)
                .header("X-Amz-Target", headers.getFirst("X-Amz-Target"))
                .header("Content-Type", headers.getFirst("Content-Type"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            answer(exchange, 503, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        front.stop(0);
        client.close();
        interrupt.run();
        serving.join();
    }
}
