import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a step has cost this process.
final class Cost {
    /// Says milliseconds, milliseconds of CPU, and the most memory the process ever had, in megabytes.
    static void tell(long nanos) throws IOException {
        long peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
        long cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        System.err.println("cost " + nanos / 1_000_000 + " " + cpu + " " + peak / 1024);
    }
}
