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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Starts executions, kills the server at random moments, and looks at what has become of all of them.
final class KillHarness implements AutoCloseable {
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:";
    private static final long BETWEEN_STARTS = TimeUnit.MILLISECONDS.toNanos(25);

    private final Random random;
    private final Service service;
    private final Tasks tasks;
    private final Victim victim;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> machines = new ArrayList<>();
    private final Map<String, List<String>> shapes = new LinkedHashMap<>();
    private final Map<String, Object> stopDates = new ConcurrentHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private volatile boolean loading = true;

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
        this.tasks = new Tasks(service);
        this.victim = new Victim(port, tasks.endpoint().toString(), folder, service);
    }

    /// What was done, and what of it was wrong.
    record Report(int kills, int executions, long tasks, long tasksInFlightCalledAgain, List<String> wrong) {}

    Report run(int kills) throws Exception {
        victim.awaitReady();
        Map<?, ?> definitions = CaseFile.map(CaseFile.read("/kill/machines.json"));
        definitions.forEach((name, definition) -> create((String) name, Json.write(definition)));
        for (String machine : machines) {
            shapes.put(machine, shape(awaited(start(machine, "undisturbed"))));
        }
        List<String> started = new ArrayList<>();
        var load = threads.submit(() -> load(started));
        var watch = threads.submit(() -> watch(started));
        for (int i = 0; i < kills; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(900)));
            victim.killAndStartAgain();
        }
        loading = false;
        load.get();
        watch.get();
        started.forEach(this::judge);
        compareLists(started);
        tasks.calledAgainWhenOver().forEach(key -> wrong.add(key + " was called again after it was over"));
        return new Report(kills, started.size(), tasks.called(), tasks.calledTwiceInFlight(), List.copyOf(wrong));
    }

    private void create(String name, String definition) {
        service.call(
                "CreateStateMachine",
                Map.of("name", name, "definition", definition, "roleArn", "arn:aws:iam::0:role/r"));
        machines.add(name);
    }

    private String start(String machine, String name) {
        String arn = EXECUTION + machine + ":" + name;
        try {
            service.call("StartExecution", Map.of("stateMachineArn", MACHINE + machine, "name", name, "input", "{}"));
        } catch (Service.Refused refused) {
            // the answer to the first call was lost, and the execution has ended meanwhile
            if (!String.valueOf(refused.getMessage()).contains("ExecutionAlreadyExists")) {
                throw refused;
            }
        }
        return arn;
    }

    private void load(List<String> started) {
        for (int i = 0; loading; i++) {
            String arn = start(machines.get(i % machines.size()), "e" + i);
            synchronized (started) {
                started.add(arn);
            }
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
    }

    /// Looks into histories: a task that is seen to be over must not be called again, an end that is seen must stay.
    private void watch(List<String> started) {
        while (loading) {
            List<String> recent;
            synchronized (started) {
                recent = List.copyOf(started.subList(Math.max(0, started.size() - 60), started.size()));
            }
            recent.forEach(this::look);
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
    }

    private void look(String arn) {
        Map<?, ?> described = service.call("DescribeExecution", Map.of("executionArn", arn));
        if (described.containsKey("stopDate")) {
            stopDates.putIfAbsent(arn, Objects.requireNonNull(described.get("stopDate")));
        }
        Map<Long, String> scheduled = new TreeMap<>();
        for (Map<?, ?> event : history(arn)) {
            String type = String.valueOf(event.get("type"));
            if (type.endsWith("Scheduled")) {
                scheduled.put(id(event, "id"), key(event));
            } else if (type.equals("TaskStarted")
                    || type.equals("LambdaFunctionStarted")
                    || type.equals("TaskSubmitted")) {
                scheduled.put(id(event, "id"), scheduled.getOrDefault(id(event, "previousEventId"), ""));
            } else if (type.endsWith("Succeeded") && scheduled.containsKey(id(event, "previousEventId"))) {
                tasks.complete(Objects.requireNonNull(scheduled.get(id(event, "previousEventId"))));
            }
        }
    }

    private static String key(Map<?, ?> scheduled) {
        for (Object details : scheduled.values()) {
            if (details instanceof Map<?, ?> map && (map.containsKey("parameters") || map.containsKey("input"))) {
                Map<?, ?> parameters = (Map<?, ?>) Json.parse(
                        String.valueOf(map.containsKey("parameters") ? map.get("parameters") : map.get("input")));
                Object payload = parameters.get("Payload") instanceof Map<?, ?> inner ? inner : parameters;
                return String.valueOf(((Map<?, ?>) payload).get("key"));
            }
        }
        return "";
    }

    private static long id(Map<?, ?> event, String name) {
        return ((Number) Objects.requireNonNull(event.get(name))).longValue();
    }

    private List<Map<?, ?>> history(String arn) {
        List<Map<?, ?>> events = new ArrayList<>();
        Map<?, ?> page = service.call("GetExecutionHistory", Map.of("executionArn", arn, "maxResults", 1000));
        ((List<?>) Objects.requireNonNull(page.get("events"))).forEach(event -> events.add((Map<?, ?>) event));
        return events;
    }

    private String awaited(String arn) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            if (!"RUNNING"
                    .equals(service.call("DescribeExecution", Map.of("executionArn", arn))
                            .get("status"))) {
                return arn;
            }
            LockSupport.parkNanos(BETWEEN_STARTS);
        }
        wrong.add(arn + " does not end");
        return arn;
    }

    /// The types of events in a stable order: what runs side by side may come in any.
    private List<String> shape(String arn) {
        return history(arn).stream()
                .map(event -> String.valueOf(event.get("type")))
                // an answer may come before the function that asked for it has returned
                .filter(type -> !type.equals("TaskSubmitted"))
                .sorted()
                .toList();
    }

    private void judge(String arn) {
        awaited(arn);
        Map<?, ?> described = service.call("DescribeExecution", Map.of("executionArn", arn));
        if (!"SUCCEEDED".equals(described.get("status"))) {
            wrong.add(arn + " is " + described);
        }
        Object seen = stopDates.getOrDefault(arn, "");
        if (!seen.equals("") && !seen.equals(described.get("stopDate"))) {
            wrong.add(arn + " ended twice: " + seen + ", " + described.get("stopDate"));
        }
        String machine = arn.substring(EXECUTION.length(), arn.lastIndexOf(':'));
        if (!shape(arn).equals(shapes.get(machine))) {
            wrong.add(arn + " has another history: " + shape(arn) + ", not " + shapes.get(machine));
        }
        long expected = 1;
        for (Map<?, ?> event : history(arn)) {
            if (id(event, "id") != expected++ || id(event, "previousEventId") >= id(event, "id")) {
                wrong.add(arn + " has a gap at " + event);
            }
        }
        checkWaits(arn);
    }

    /// A Wait of a second takes one, however often the server was killed meanwhile.
    private void checkWaits(String arn) {
        double entered = 0;
        for (Map<?, ?> event : history(arn)) {
            double at = ((Number) Objects.requireNonNull(event.get("timestamp"))).doubleValue();
            if ("WaitStateEntered".equals(event.get("type"))) {
                entered = at;
            } else if ("WaitStateExited".equals(event.get("type")) && at - entered < 0.999) {
                wrong.add(arn + " waited for " + (at - entered) + " s only");
            }
        }
    }

    /// What is listed is what was started.
    private void compareLists(List<String> started) {
        long listed = 0;
        for (String machine : machines) {
            Map<?, ?> page = Map.of();
            do {
                Map<String, Object> request = new LinkedHashMap<>();
                request.put("stateMachineArn", MACHINE + machine);
                request.put("maxResults", 1000);
                if (page.get("nextToken") instanceof String token) {
                    request.put("nextToken", token);
                }
                page = service.call("ListExecutions", request);
                listed += ((List<?>) Objects.requireNonNull(page.get("executions"))).size();
            } while (page.containsKey("nextToken"));
        }
        if (listed != started.size() + machines.size()) {
            wrong.add(listed + " executions are listed, " + (started.size() + machines.size()) + " were started");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        victim.close();
        tasks.close();
    }
}
