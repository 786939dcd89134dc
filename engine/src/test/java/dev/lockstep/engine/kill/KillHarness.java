package dev.lockstep.engine.kill;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.value.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Starts executions, kills the server at random moments, and looks at what has become of all of them.
final class KillHarness implements AutoCloseable {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:";
    private static final long BETWEEN_STARTS = TimeUnit.MILLISECONDS.toNanos(25);
    private static final int LOOKED_AT = 60;

    /// The machine whose executions fail once, and succeed when they are redriven.
    private static final String MENDED = "mends";

    /// The machine whose workers may be lost, so that it tries again.
    private static final String WORKED = "works";

    private final Random random;
    private final Service service;
    private final Histories histories;
    private final Verdicts verdicts;
    private final Tasks tasks;
    private final Victim victim;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> machines = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final Set<String> redriven = ConcurrentHashMap.newKeySet();
    private volatile boolean loading = true;
    private volatile boolean working = true;

    /// `KillHarness KILLS [SEED]` does it outside of the build.
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("kill");
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 5;
        int wrong;
        try (KillHarness harness = new KillHarness(folder, seed)) {
            Report report = harness.run(Integer.parseInt(arguments[0]));
            System.out.println(report);
            wrong = report.wrong().size();
        }
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " wrong; the server's store and log are in " + folder);
        }
    }

    KillHarness(Path folder, long seed) throws IOException {
        this.random = new Random(seed);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        this.service = new Service(URI.create("http://127.0.0.1:" + port), HttpClient.newHttpClient());
        this.histories = new Histories(service);
        this.verdicts = new Verdicts(histories);
        this.tasks = new Tasks(service);
        this.victim = new Victim(port, tasks.endpoint().toString(), folder, service);
    }

    /// What was done, and what of it was wrong.
    ///
    /// @param children child executions of distributed Maps
    /// @param waitsAcrossKills Waits that began before a kill and ended after it
    /// @param calledAgainInFlight tasks that were called twice, because nobody knew the answer to the first call
    record Report(
            int kills,
            int executions,
            long children,
            int redriven,
            long tasks,
            long calledAgainInFlight,
            long waitsAcrossKills,
            List<String> wrong) {}

    Report run(int kills) throws Exception {
        victim.awaitReady();
        service.call("CreateActivity", Map.of("name", "work"));
        CaseFile.map(CaseFile.read("/kill/machines.json"))
                .forEach((name, definition) -> create((String) name, Json.write(definition)));
        List<Future<?>> workers = List.of(threads.submit(this::work), threads.submit(this::work));
        machines.forEach(machine -> verdicts.isUndisturbed(finished(start(machine, "undisturbed"))));
        List<Future<?>> load = List.of(
                threads.submit(this::load), threads.submit(this::watch), threads.submit(this::redriveWhatFails));
        for (int i = 0; i < kills; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(900)));
            verdicts.killed(System.currentTimeMillis() / 1000.0);
            victim.killAndStartAgain();
        }
        loading = false;
        join(load);
        started.forEach(
                arn -> verdicts.judge(finished(arn), !Verdicts.machine(arn).equals(WORKED)));
        working = false;
        // one that waits for a task is interrupted in the end; one that is done has met what it must not meet
        join(workers.stream().filter(Future::isDone).toList());
        List<String> arns =
                machines.stream().map(name -> ARN + "stateMachine:" + name).toList();
        verdicts.compareLists(started, arns);
        tasks.calledAgainWhenOver().forEach(key -> verdicts.isWrong(key + " was called again after it was over"));
        return new Report(
                kills,
                started.size(),
                verdicts.children(),
                redriven.size(),
                tasks.called(),
                tasks.calledTwiceInFlight(),
                verdicts.waitsAcrossKills(),
                verdicts.wrong());
    }

    private static void join(List<? extends Future<?>> all) throws Exception {
        for (Future<?> one : all) {
            one.get();
        }
    }

    private void create(String name, String definition) {
        service.call(
                "CreateStateMachine",
                Map.of("name", name, "definition", definition, "roleArn", "arn:aws:iam::0:role/r"));
        machines.add(name);
    }

    private String start(String machine, String name) {
        try {
            service.call(
                    "StartExecution",
                    Map.of("stateMachineArn", ARN + "stateMachine:" + machine, "name", name, "input", "{}"));
        } catch (Service.Refused refused) {
            // the answer to the first call was lost, and the execution has ended meanwhile
            if (!String.valueOf(refused.getMessage()).contains("ExecutionAlreadyExists")) {
                throw refused;
            }
        }
        return ARN + "execution:" + machine + ":" + name;
    }

    private void load() {
        for (int i = 0; loading; i++) {
            String arn = start(machines.get(i % machines.size()), "e" + i);
            synchronized (started) {
                started.add(arn);
            }
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
    }

    private List<String> recent() {
        synchronized (started) {
            return List.copyOf(started.subList(Math.max(0, started.size() - LOOKED_AT), started.size()));
        }
    }

    /// Looks into histories: a task that is seen to be over must not be called again, an end that is seen must stay.
    private void watch() {
        while (loading) {
            for (String arn : recent()) {
                verdicts.see(arn);
                histories.completed(arn).forEach(tasks::complete);
                for (String child : histories.children(arn)) {
                    verdicts.see(child);
                    histories.completed(child).forEach(tasks::complete);
                }
            }
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
    }

    private void redriveWhatFails() {
        while (loading) {
            recent().stream()
                    .filter(arn -> Verdicts.machine(arn).equals(MENDED) && !redriven.contains(arn))
                    .filter(arn -> histories.status(arn).equals("FAILED"))
                    .forEach(this::redrive);
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
    }

    private void redrive(String arn) {
        tasks.mend(arn.substring(arn.lastIndexOf(':') + 1) + "/B");
        try {
            service.call("RedriveExecution", Map.of("executionArn", arn));
        } catch (Service.Refused refused) {
            // the answer to the first call was lost
            if (!String.valueOf(refused.getMessage()).contains("ExecutionNotRedrivable")) {
                throw refused;
            }
        }
        redriven.add(arn);
    }

    /// Waits for the end of an execution, and redrives those that are to be.
    private String finished(String arn) {
        verdicts.await(arn);
        if (Verdicts.machine(arn).equals(MENDED) && !redriven.contains(arn)) {
            redrive(arn);
            verdicts.await(arn);
        }
        return arn;
    }

    /// Fetches tasks of the activity and does them.
    private void work() {
        while (working) {
            Map<?, ?> task = service.call("GetActivityTask", Map.of("activityArn", ARN + "activity:work"));
            if (task.get("taskToken") instanceof String token) {
                Map<?, ?> input = (Map<?, ?>) Json.parse(String.valueOf(task.get("input")));
                tasks.answer(String.valueOf(Objects.requireNonNull(input.get("key"))), token);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        victim.close();
        tasks.close();
    }
}
