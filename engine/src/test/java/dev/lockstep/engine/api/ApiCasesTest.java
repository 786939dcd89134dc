package dev.lockstep.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Place;
import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.store.MemoryStore;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.disk.DiskStore;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Sequences of calls, each a file of `api/`: `call` and `with`, then what it `gives` (`"*"` stands for anything) or
/// how it `fails`. `await` waits until an execution has ended.
final class ApiCasesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> answersAsAwsDoes() {
        return answersAsAwsDoes(_ -> new MemoryStore(Retention.inMemory()));
    }

    @TestFactory
    Stream<DynamicTest> answersTheSameWhenItKeepsEverythingOnDisk() {
        return answersAsAwsDoes(
                file -> DiskStore.open(folder.resolve(file.getFileName()), Retention.onDisk(), Assertions::fail));
    }

    private static Stream<DynamicTest> answersAsAwsDoes(Function<Path, Store> stores) {
        return files().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            try (Store store = stores.apply(file);
                    Bench bench = new Bench(store)) {
                CaseFile.list("/api/" + file.getFileName()).forEach(bench::run);
            }
        }));
    }

    @Test
    void everyActionHasACase() {
        Set<String> called = files().flatMap(file -> CaseFile.list("/api/" + file.getFileName()))
                .filter(step -> step.has("call"))
                .map(step -> step.text("call"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Bench bench = new Bench(new MemoryStore(Retention.inMemory()))) {
            Set<String> answered = new TreeSet<>(bench.api.actions());
            answered.removeAll(called);
            assertEquals(Set.of(), answered, "actions without a case");
        }
    }

    private static Stream<Path> files() {
        try {
            Path folder = Path.of(Objects.requireNonNull(ApiCasesTest.class.getResource("/api"))
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList().stream();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The API over an engine in virtual time, with a door that gives the same at every run.
    private static final class Bench implements AutoCloseable {
        private final Engine engine;
        private final Launching launching;
        private final StepFunctionsApi api;

        Bench(Store store) {
            Stores stores = Stores.of(store, Retention.inMemory());
            this.engine = Engine.builder()
                    .children(stores.mapRuns())
                    .virtualTime(START)
                    .seed(1)
                    .region("eu-central-1")
                    .build();
            this.launching = new Launching(engine);
            Logs logs = new Logs(LogGroups.none(), Assertions::fail);
            this.api = new StepFunctionsApi(launching, new CountingDoor(), engine.callbacks(), stores, logs);
        }

        void run(Case step) {
            if (step.has("await")) {
                await(step.text("await"));
                return;
            }
            Object request = step.has("with") ? step.get("with") : Map.of();
            String found = outcome(step.text("call"), CaseFile.map(request));
            Object expected = step.has("gives") ? step.get("gives") : step.get("fails");
            assertEquals(Json.pretty(expected), Json.pretty(masked(expected, Json.parse(found))), step::toString);
        }

        private void await(String arn) {
            try {
                launching.get(arn).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private String outcome(String action, Map<?, ?> request) {
            try {
                return Json.write(api.handle(action, request));
            } catch (ApiFailure failure) {
                return Json.write(List.of(failure.code(), failure.reason()));
            }
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    /// What was found, with the stars of what is expected put in.
    private static Object masked(Object expected, Object found) {
        if ("*".equals(expected)) {
            return "*";
        }
        if (expected instanceof Map<?, ?> map && found instanceof Map<?, ?> members) {
            Map<Object, Object> masked = new LinkedHashMap<>();
            map.keySet().stream()
                    .filter(members::containsKey)
                    .forEach(key -> masked.put(
                            key,
                            masked(Objects.requireNonNull(map.get(key)), Objects.requireNonNull(members.get(key)))));
            members.forEach(masked::putIfAbsent);
            return masked;
        }
        if (expected instanceof List<?> list && found instanceof List<?> items && list.size() == items.size()) {
            List<Object> masked = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                masked.add(masked(list.get(i), items.get(i)));
            }
            return masked;
        }
        return found;
    }

    private static final class CountingDoor implements Door {
        private int count;

        @Override
        public Place place() {
            return new Place("000000000000", "eu-central-1");
        }

        @Override
        public Instant now() {
            return START;
        }

        @Override
        public String uuid() {
            return "uuid-" + ++count;
        }

        @Override
        public double draw() {
            return 0.75;
        }
    }
}
