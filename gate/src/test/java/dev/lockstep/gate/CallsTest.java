package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.run.Answering;
import dev.lockstep.cli.run.GivenEvent;
import dev.lockstep.cli.run.LocalFunctions;
import dev.lockstep.cli.run.LocalSettings;
import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.Engine;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.Call;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every call that a run of a sample makes is on record. The tests of `infra` hold the records against the permissions
/// that are deployed. `-Dlockstep.calls=write` writes them anew.
final class CallsTest {

    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("lockstep.root")));
    private static final Path RECORDS = ROOT.resolve("infra/src/test/resources/calls");
    private static final Instant BEGUN = Instant.parse("2026-11-21T00:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "orders, orders, orders, , SUCCEEDED",
        "orders-bad, orders-bad, orders, , FAILED",
        "telemetry, telemetry, telemetry, , SUCCEEDED",
        "storefront, storefront, storefront, , SUCCEEDED",
        "storefront-live, storefront, storefront, live, SUCCEEDED",
        "modernize, modernize, modernize, , SUCCEEDED"
    })
    void callsOfARunAreOnRecord(
            String name, String event, String pipeline, @Nullable String target, Outcome.Status ending)
            throws Exception {
        copy("statemachines");
        copy("events");
        Map<String, Object> parameters = target == null ? Map.of() : Map.of("target", target);
        var made = calls(event, pipeline, parameters, ending).stream()
                .map(call -> call.replaceAll("part-[0-9a-f]{16}", "part-HASH").replaceAll("RUN-[0-9]+-", "RUN-N-"))
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));
        var record = RECORDS.resolve(name + ".txt");
        if ("write".equals(System.getProperty("lockstep.calls"))) {
            Files.createDirectories(RECORDS);
            Files.writeString(record, made);
        }
        assertEquals(Files.readString(record), made, "-Dlockstep.calls=write writes " + record);
    }

    private List<String> calls(String event, String name, Map<String, Object> parameters, Outcome.Status ending)
            throws IOException, InterruptedException {
        var project = Project.at(folder);
        var all = project.names().stream()
                .map(each -> (Compilation.Sound) project.compile(each))
                .toList();
        var root = all.stream()
                .filter(each -> each.pipeline().name().equals(name))
                .findFirst()
                .orElseThrow();
        var answering = new Answering(Map.of("approve", true));
        var listener = new AtomicReference<Consumer<Call>>(_ -> {});
        var directory = RunDirectory.create(folder.resolve("runs"), BEGUN, "run", name, 50);
        try (var _ = LocalSettings.set(name, directory);
                var log = RunLog.open(directory, InstantSource.system());
                var cloud = LocalCloud.start(LocalFunctions.options(folder, List.of(), all, log)
                        .withSubscriber(answering)
                        .withCalls(call -> listener.get().accept(call)))) {
            var recorder = new Recorder(cloud.functions(), name);
            listener.set(recorder::heard);
            try (var engine = Engine.builder()
                    .seed(7)
                    .functions(recorder)
                    .aws(AwsServices.of(Map.of()).withLocal(cloud::services))
                    .nested("RUN", machines(all))
                    .virtualTime(BEGUN)
                    .build()) {
                answering.runOn(engine);
                var execution = engine.start(
                        StateMachine.parse(name, LocalFunctions.substitute(root)),
                        "RUN",
                        input(root, event, parameters));
                var outcome = execution.await();
                assertEquals(ending, outcome.status(), outcome::toString);
                recorder.read(execution.history());
            }
            return List.copyOf(recorder.calls());
        }
    }

    private static List<StateMachine> machines(List<Compilation.Sound> pipelines) {
        return pipelines.stream()
                .map(each -> StateMachine.parse(each.pipeline().name(), LocalFunctions.substitute(each)))
                .toList();
    }

    private String input(Compilation.Sound root, String event, Map<String, Object> parameters) {
        var given = GivenEvent.read(root.pipeline(), folder.resolve("events/" + event + ".json"), event);
        var input = new LinkedHashMap<String, Object>();
        input.put("parameters", parameters);
        input.put("mode", "full");
        input.put("environment", "local");
        input.put("trigger", given.trigger());
        input.put("event", given.event());
        return Json.write(input);
    }

    private void copy(String name) throws IOException {
        var from = ROOT.resolve(name);
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve(name).resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
    }
}
