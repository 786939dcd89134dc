import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// The same four steps, as one writes them who needs each once: the lines of one file, one thread, a temporary
/// file, and no quoting, checksum, manifest, retry or report: `Plain STEP`.
final class Plain {
    private static final Pattern ORDER = Pattern.compile("O-[0-9]{9}");
    private static final Pattern CUSTOMER = Pattern.compile("C-[0-9]{4}");
    private static final Set<String> COUNTRIES = Set.of("AT", "CH", "DE", "FR", "NL");
    private static final Set<String> STATES = Set.of("new", "paid", "shipped", "cancelled");

    private final S3Client s3 = S3Client.builder()
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
            .forcePathStyle(true)
            .build();

    public static void main(String[] arguments) throws IOException {
        var began = System.nanoTime();
        var plain = new Plain();
        switch (arguments[0]) {
            case "extract" -> plain.copy("inbox", "orders.csv", "extracted.csv");
            case "validate" -> plain.lines("extracted.csv", "valid.csv", Plain::checked);
            case "transform" -> plain.lines("valid.csv", "derived.csv", Plain::derived);
            case "load" -> plain.copy("plain", "derived.csv", "loaded.csv");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Cost.tell(System.nanoTime() - began);
    }

    private void copy(String bucket, String from, String to) throws IOException {
        var file = Files.createTempFile("plain", ".csv");
        try (var in = s3.getObject(request -> request.bucket(bucket).key(from));
                var out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        put(file, to);
    }

    private interface Line {
        /// @return the line to write, or nothing
        String of(String[] columns);
    }

    private void lines(String from, String to, Line line) throws IOException {
        var file = Files.createTempFile("plain", ".csv");
        try (var in = new BufferedReader(new InputStreamReader(
                        s3.getObject(request -> request.bucket("plain").key(from)), StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(in.readLine());
            out.newLine();
            for (var row = in.readLine(); row != null; row = in.readLine()) {
                var made = line.of(row.split(",", -1));
                if (made != null) {
                    out.write(made);
                    out.newLine();
                }
            }
        }
        put(file, to);
    }

    private void put(Path file, String key) throws IOException {
        s3.putObject(request -> request.bucket("plain").key(key), RequestBody.fromFile(file));
        Files.delete(file);
    }

    private static String checked(String[] row) {
        var quantity = Long.parseLong(row[6]);
        var price = new BigDecimal(row[7]);
        return ORDER.matcher(row[0]).matches()
                        && CUSTOMER.matcher(row[1]).matches()
                        && LocalDate.parse(row[2]).getYear() > 0
                        && COUNTRIES.contains(row[3])
                        && quantity >= 1
                        && quantity <= 500
                        && price.compareTo(BigDecimal.TEN.pow(4)) < 0
                        && STATES.contains(row[8])
                ? String.join(",", row)
                : null;
    }

    private static String derived(String[] row) {
        return String.join(",", row) + ","
                + new BigDecimal(row[6]).multiply(new BigDecimal(row[7])).toPlainString();
    }
}
