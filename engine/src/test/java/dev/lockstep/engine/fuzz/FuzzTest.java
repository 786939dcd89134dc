package dev.lockstep.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A short run on each target, always the same; `-Dfuzz.minutes=60 -Dfuzz.seed=7` runs for longer on each, and
/// `scripts/fuzz` does so. What was ever found is in `resources/fuzz`, and is tried every time.
final class FuzzTest {
    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);
    private static final long SEED = Long.getLong("fuzz.seed", 5);
    private static final String ONLY = System.getProperty("fuzz.only", "");
    private static final int CASES = 300;
    private static final long MOST_GROWTH = 96L << 20;
    private static final Map<String, Supplier<Target>> TARGETS = Map.of(
            "definitions", Definitions::new,
            "paths", Expressions::paths,
            "intrinsics", Expressions::intrinsics,
            "jsonata", Expressions::jsonata,
            "requests", Requests::new);

    @TestFactory
    Stream<DynamicTest> whateverItIsIsAnsweredRefusedOrFailsByName() {
        return TARGETS.keySet().stream()
                .sorted()
                .filter(name -> ONLY.isEmpty() || ONLY.equals(name))
                .map(name -> DynamicTest.dynamicTest(name, () -> run(name)));
    }

    private static void run(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        Fuzz.Goes goes = new Fuzz.Goes() {
            @Override
            public boolean on(long cases) {
                return MINUTES == 0 ? cases < CASES : System.nanoTime() < end;
            }

            @Override
            public long tenth() {
                return MINUTES == 0 ? CASES / 2 : 20_000;
            }
        };
        Fuzz.Report report = new Fuzz(supplier(name), SEED).run(goes);
        System.out.println("fuzz " + name + ": " + report.cases() + " cases, " + report.ways() + " ways, heap "
                + (report.grown() >> 20) + " MiB more, " + report.findings().size() + " findings, slowest "
                + report.slowest());
        keep(name, report.findings());
        assertEquals(List.of(), report.findings());
        assertTrue(report.grown() < MOST_GROWTH, () -> "the heap has grown by " + report.grown());
    }

    private static Supplier<Target> supplier(String name) {
        return TARGETS.getOrDefault(name, () -> {
            throw new IllegalArgumentException(name);
        });
    }

    /// For the corpus, when they are mended.
    private static void keep(String name, List<Fuzz.Finding> findings) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz", name));
        for (int i = 0; i < findings.size(); i++) {
            Fuzz.Finding finding = findings.get(i);
            String found = Json.pretty(Map.of("target", name, "text", finding.text(), "what", finding.what()));
            // halves of characters, too, which no encoding has
            StringBuilder ascii = new StringBuilder();
            found.chars().forEach(c -> ascii.append(c < 127 ? Character.toString(c) : String.format("\\u%04x", c)));
            Files.writeString(folder.resolve("seed-" + SEED + "-" + i + ".json"), ascii);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatWasFoundStaysMended() {
        return CaseFile.list("/fuzz/found.json")
                .map(given -> DynamicTest.dynamicTest(given.text("title"), () -> {
                    try (Target target = supplier(given.text("target")).get()) {
                        String way = assertTimeoutPreemptively(
                                Duration.ofSeconds(20), () -> target.attempt(given.text("text")));
                        assertTrue(way.contains(given.text("way")), way);
                    }
                }));
    }
}
