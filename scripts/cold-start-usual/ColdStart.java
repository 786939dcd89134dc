import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/// Starts both handlers in turn, in fresh JVMs, against an S3 that holds one small file and takes any other.
/// `ColdStart RUNS FIRST-RESULT-CLASSES FUNCTIONS-JAR USUAL-FOLDER`
public final class ColdStart {
    private static final String FILE = "order_id,quantity\n" + "O-000001,1\n".repeat(100);

    private record Handler(String name, String classPath, String type, String payload) {}

    private record Start(double millis, long classes) {}

    public static void main(String[] arguments) throws Exception {
        var runs = Integer.parseInt(arguments[0]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", ColdStart::handle);
        server.start();
        var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        var run = "{\"id\": \"r\", \"pipeline\": \"orders\", \"mode\": \"full\", \"environment\": \"test\","
                + " \"startedAt\": \"2026-01-01T00:00:00Z\", \"execution\": \"e\"}";
        var ours = new Handler(
                "ours",
                arguments[1] + File.pathSeparator + arguments[2],
                "dev.lockstep.functions.extract.ExtractHandler",
                "{\"stage\": \"extract\", \"attempt\": 0, \"run\": " + run
                        + ", \"input\": {\"source\": \"s3://inbox/in.csv\"}}");
        var usual = new Handler(
                "usual",
                arguments[1] + File.pathSeparator + arguments[3] + "/classes" + File.pathSeparator + arguments[3]
                        + "/lib/*",
                "usual.UsualHandler",
                "{\"bucket\": \"inbox\", \"key\": \"in.csv\", \"to\": \"out.csv\"}");
        var times = Map.of(ours, new ArrayList<Double>(), usual, new ArrayList<Double>());
        for (int i = 0; i <= runs; i++) {
            for (var handler : List.of(ours, usual)) {
                var start = start(handler, endpoint, false);
                if (i > 0) { // the first brings the files into the machine's memory
                    times.get(handler).add(start.millis());
                }
            }
        }
        for (var handler : List.of(ours, usual)) {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %5.0f ms to the first result (median of %d), %,d classes%n",
                    handler.name(),
                    median(times.get(handler)),
                    runs,
                    start(handler, endpoint, true).classes());
        }
        var ratio = median(times.get(ours)) / median(times.get(usual));
        System.out.printf(Locale.ROOT, "ratio  %.2f%n", ratio);
        server.stop(0);
        System.exit(ratio <= 0.5 ? 0 : 1);
    }

    private static Start start(Handler handler, String endpoint, boolean count) throws Exception {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx436m", // what Lambda leaves of 512 MB
                "-cp",
                handler.classPath(),
                "FirstResult",
                handler.type(),
                handler.payload()));
        if (count) {
            command.add("classes");
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment()
                .putAll(Map.ofEntries(
                        Map.entry("AWS_ENDPOINT_URL", endpoint),
                        Map.entry("AWS_REGION", "eu-central-1"),
                        Map.entry("AWS_ACCESS_KEY_ID", "test"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
                        Map.entry("AWS_LAMBDA_FUNCTION_NAME", "first"),
                        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                        Map.entry("AWS_EMF_ENVIRONMENT", "Lambda"),
                        Map.entry("POWERTOOLS_SERVICE_NAME", "usual"),
                        Map.entry("POWERTOOLS_METRICS_NAMESPACE", "Usual"),
                        Map.entry("LOCKSTEP_DATA_BUCKET", "data"),
                        Map.entry("LOCKSTEP_STATE_TABLE", "remembered")));
        var began = System.nanoTime();
        var started = process.start();
        var said = new ArrayList<String>();
        double millis = -1;
        long classes = 0;
        try (var lines = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("RESULT ") && line.contains("100")) {
                    millis = (System.nanoTime() - began) / 1e6;
                } else if (line.startsWith("CLASSES ")) {
                    classes = Long.parseLong(line.substring(8));
                }
            }
        }
        if (started.waitFor() != 0 || millis < 0) {
            throw new IllegalStateException(handler.name() + " gave no result:\n" + String.join("\n", said));
        }
        return new Start(millis, classes);
    }

    private static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> FILE.getBytes(StandardCharsets.UTF_8);
                case "POST" -> "{}".getBytes(StandardCharsets.UTF_8);
                default -> new byte[0];
            };
            var headers = exchange.getResponseHeaders();
            headers.set("ETag", '"' + md5(exchange.getRequestMethod().equals("PUT") ? body : answer) + '"');
            headers.set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
            var head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                headers.set("Content-Length", Integer.toString(answer.length));
            }
            exchange.sendResponseHeaders(200, head || answer.length == 0 ? -1 : answer.length);
            if (!head) {
                exchange.getResponseBody().write(answer);
            }
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
