package dev.lockstep.engine.kill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What is wrong with executions, beside those of the same machines that nobody disturbed.
final class Verdicts {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(25);

    private final Histories histories;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, Object> stopDates = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> kills = new ConcurrentLinkedQueue<>();
    private final List<String> wrong = new ArrayList<>();
    private long waitsAcrossKills;
    private long children;

    /// The types of an execution's events, and those of each of its children.
    private record Shape(List<String> own, List<List<String>> children) {}

    Verdicts(Histories histories) {
        this.histories = histories;
    }

    void killed(double moment) {
        kills.add(moment);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    void isWrong(String what) {
        wrong.add(what);
    }

    long waitsAcrossKills() {
        return waitsAcrossKills;
    }

    long children() {
        return children;
    }

    static String machine(String arn) {
        return arn.split(":", 8)[6];
    }

    /// Waits for the end of an execution.
    String await(String arn) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < deadline) {
            if (!histories.status(arn).equals("RUNNING")) {
                return arn;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        isWrong(arn + " does not end");
        return arn;
    }

    private Shape shape(String arn) {
        return new Shape(
                histories.shape(arn),
                histories.children(arn).stream().map(histories::shape).toList());
    }

    /// Takes an execution that nobody disturbed as what all of its machine are to be like.
    void isUndisturbed(String arn) {
        shapes.put(machine(arn), shape(arn));
    }

    /// Notes how an execution stands while the server comes and goes: an end that is seen must stay.
    void see(String arn) {
        Map<?, ?> described = histories.described(arn);
        Optional.ofNullable(described.get("stopDate"))
                .ifPresent(date -> stopDates.putIfAbsent(arn + described.get("status"), date));
    }

    /// @param alike whether its history is to be that of the execution that nobody disturbed
    void judge(String arn, boolean alike) {
        await(arn);
        Map<?, ?> described = histories.described(arn);
        if (!"SUCCEEDED".equals(described.get("status"))) {
            isWrong(arn + " is " + described);
        }
        Object seen = stopDates.getOrDefault(arn + described.get("status"), "");
        if (!seen.equals("") && !seen.equals(described.get("stopDate"))) {
            isWrong(arn + " ended twice: " + seen + ", " + described.get("stopDate"));
        }
        Shape shape = shape(arn);
        if (alike && !shape.equals(shapes.get(machine(arn)))) {
            isWrong(arn + " has another history: " + shape + ", not " + shapes.get(machine(arn)));
        }
        checkEvents(arn);
        histories.children(arn).forEach(this::judgeChild);
        checkMapRuns(arn);
    }

    private void judgeChild(String arn) {
        children++;
        String status = histories.status(arn);
        if (!status.equals("SUCCEEDED")) {
            isWrong(arn + " is " + status);
        }
        checkEvents(arn);
    }

    private void checkMapRuns(String arn) {
        for (Map<?, ?> listed : histories.mapRuns(arn)) {
            Map<?, ?> run = histories
                    .service()
                    .call("DescribeMapRun", Map.of("mapRunArn", Objects.requireNonNull(listed.get("mapRunArn"))));
            Map<?, ?> counts = (Map<?, ?>) Objects.requireNonNull(run.get("executionCounts"));
            if (!"SUCCEEDED".equals(run.get("status"))
                    || !Objects.equals(counts.get("succeeded"), counts.get("total"))) {
                isWrong(arn + " has a map run that is " + run);
            }
        }
    }

    /// Events count on without a gap, and a Wait of a second takes one, however often the server was killed meanwhile.
    private void checkEvents(String arn) {
        long expected = 1;
        double entered = 0;
        for (Map<?, ?> event : histories.events(arn)) {
            if (Histories.id(event, "id") != expected++
                    || Histories.id(event, "previousEventId") >= Histories.id(event, "id")) {
                isWrong(arn + " has a gap at " + event);
            }
            double at = Histories.moment(event);
            if ("WaitStateEntered".equals(event.get("type"))) {
                entered = at;
            } else if ("WaitStateExited".equals(event.get("type"))) {
                checkWait(arn, entered, at);
            }
        }
    }

    private void checkWait(String arn, double entered, double left) {
        if (left - entered < 0.999) {
            isWrong(arn + " waited for " + (left - entered) + " s only");
        }
        if (kills.stream().anyMatch(kill -> entered < kill && kill < left)) {
            waitsAcrossKills++;
        }
    }

    /// What is listed is what was started, each once.
    void compareLists(List<String> started, List<String> machineArns) {
        List<String> listed = machineArns.stream()
                .flatMap(machine -> histories.listed("stateMachineArn", machine).stream())
                .filter(arn -> !arn.endsWith(":undisturbed"))
                .toList();
        if (listed.size() != started.size() || !new HashSet<>(listed).equals(new HashSet<>(started))) {
            isWrong(listed.size() + " executions are listed, " + started.size() + " were started");
        }
    }
}
