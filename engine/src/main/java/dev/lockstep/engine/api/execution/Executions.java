package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.api.machine.Target;
import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.api.maprun.MapRuns.Membership;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.maprun.MapRun;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The executions that run, and those that ended as far as they are kept. Safe for any thread.
public final class Executions {
    private final Launcher launcher;
    private final Retention retention;
    private final MapRuns mapRuns;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Started> byArn = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentNavigableMap<Long, Started>> byMachine = new ConcurrentHashMap<>();
    private final ArrayDeque<Ended> ended = new ArrayDeque<>();
    private long keptEvents;

    private record Ended(Started started, long events) {}

    public Executions(Launcher launcher, Retention retention, MapRuns mapRuns) {
        this.launcher = launcher;
        this.retention = retention;
        this.mapRuns = mapRuns;
    }

    /// Starts an execution, or gives the one that was started under this ARN already.
    Started start(Target target, String arn, String name, String input) {
        return byArn.computeIfAbsent(arn, _ -> {
            Started started = new Started(
                    sequence.incrementAndGet(),
                    arn,
                    name,
                    target,
                    input,
                    launcher.launch(Launcher.Launch.of(target, arn, name, input)),
                    Optional.empty());
            of(target.machine().arn()).put(-started.sequence(), started);
            started.execution().ended().thenRun(() -> retain(started));
            return started;
        });
    }

    private ConcurrentNavigableMap<Long, Started> of(String machineArn) {
        return byMachine.computeIfAbsent(machineArn, _ -> new ConcurrentSkipListMap<>());
    }

    /// Counts an execution among those that ended, and lets the oldest of them go where they are too many.
    private void retain(Started started) {
        long events = started.execution().history().size() + mapRuns.events(started.arn());
        synchronized (ended) {
            ended.add(new Ended(started, events));
            keptEvents += events;
            while (ended.size() > 1 && (ended.size() > retention.executions() || keptEvents > retention.events())) {
                Ended oldest = ended.remove();
                keptEvents -= oldest.events();
                forget(oldest.started());
            }
        }
    }

    /// Redrives an execution; false when it runs or has succeeded.
    boolean redrive(Started started) {
        synchronized (ended) {
            if (!started.execution().redrive()) {
                return false;
            }
            ended.removeIf(kept -> {
                boolean same = kept.started().equals(started);
                keptEvents -= same ? kept.events() : 0;
                return same;
            });
        }
        started.execution().ended().thenRun(() -> retain(started));
        return true;
    }

    private void forget(Started started) {
        byArn.remove(started.arn(), started);
        mapRuns.forget(started.arn());
        of(started.target().machine().arn()).remove(-started.sequence());
    }

    Optional<Started> find(String arn) {
        return Optional.ofNullable(byArn.get(arn)).or(() -> mapRuns.member(arn).flatMap(this::child));
    }

    private Optional<Started> child(Membership member) {
        return find(member.run().identity().executionArn()).flatMap(parent -> Started.child(member, parent.target()));
    }

    /// The child executions of a map run, newest first.
    Stream<Started> newestFirst(MapRun run) {
        return run.children().reversed().stream().flatMap(child -> child(new Membership(run, child)).stream());
    }

    /// The execution itself, as long as it is kept.
    public Optional<Execution> running(String arn) {
        return find(arn).map(Started::execution);
    }

    Started get(Arn arn) {
        return find(arn.text()).orElseThrow(() -> ApiFailure.noExecution(arn.text()));
    }

    /// The executions of a machine, newest first.
    Stream<Started> newestFirst(String machineArn) {
        return of(machineArn).values().stream();
    }
}
