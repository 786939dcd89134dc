import dev.lockstep.local.LocalCloud;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A local S3 with one large file of orders, until its standard input ends: `Bucket FOLDER MEBIBYTES`.
final class Bucket {
    private static final List<String> COUNTRIES = List.of("AT", "CH", "DE", "FR", "NL");
    private static final List<String> STATES = List.of("new", "paid", "shipped", "cancelled");

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long rows = write(folder.resolve("samples/inbox/orders.csv"), Long.parseLong(arguments[1]) << 20);
        var options = LocalCloud.Options.in(folder.resolve("data"))
                .withSamples(folder.resolve("samples"))
                .withBuckets(List.of("data", "inbox", "plain", "warehouse"))
                .withTables(List.of(LocalCloud.Table.of("remembered", "id")));
        try (var cloud = LocalCloud.start(options)) {
            System.out.println(cloud.endpoint() + " " + rows);
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    /// One row in a thousand has a quantity that no rule lets pass.
    private static long write(Path file, long size) throws IOException {
        Files.createDirectories(file.getParent());
        var random = new Random(7);
        long rows = 0;
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("order_id,customer_id,order_date,country,currency,sku,quantity,unit_price,status\n");
            while (written < size) {
                String row = "O-%09d,C-%04d,2026-11-%02d,%s,EUR,BK-%04d,%d,%d.%02d,%s\n"
                        .formatted(
                                rows,
                                random.nextInt(10_000),
                                1 + random.nextInt(28),
                                COUNTRIES.get(random.nextInt(5)),
                                random.nextInt(10_000),
                                rows % 1000 == 999 ? -1 : 1 + random.nextInt(500),
                                random.nextInt(9999),
                                random.nextInt(100),
                                STATES.get(random.nextInt(4)));
                out.write(row);
                written += row.length();
                rows++;
            }
        }
        return rows;
    }
}
