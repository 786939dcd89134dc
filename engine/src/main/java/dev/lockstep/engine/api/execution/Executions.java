package dev.lockstep.engine.api.execution;

import dev.lockstep.engine.Engine.Ready;
import dev.lockstep.engine.Execution;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.execution.Launcher.Launch;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.machine.Machine;
import dev.lockstep.engine.api.machine.Order;
import dev.lockstep.engine.api.machine.Target;
import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.store.Commission;
import dev.lockstep.engine.store.Finished;
import dev.lockstep.engine.store.Membership;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Unfinished;
import dev.lockstep.engine.turn.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// The executions that run, and those that ended as far as the store keeps them. Safe for any thread.
public final class Executions implements MapRuns.Runner {
    private final Launcher launcher;
    private final Store store;
    private final Store express;
    private final MapRuns mapRuns;
    private final Logs logs;
    private final Histories histories;
    private final AtomicLong sequence;
    private final Map<String, Started> running = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentNavigableMap<Long, Started>> byOwner = new ConcurrentHashMap<>();

    public Executions(Launcher launcher, Stores stores, Logs logs) {
        this.launcher = launcher;
        this.store = stores.standard();
        this.express = stores.express();
        this.mapRuns = stores.mapRuns();
        this.logs = logs;
        this.histories = new Histories(launcher);
        this.sequence = new AtomicLong(store.lastSequence());
    }

    /// Goes on with what an earlier process has left unfinished, and returns when it stands where it stood. All of it
    /// is known before any of it begins, so that parents find their children.
    public void goOn() {
        Processors processors = new Processors();
        List<Runnable> beginnings = new ArrayList<>();
        List<Started> all = new ArrayList<>();
        for (Unfinished unfinished : store.unfinished()) {
            Ready ready = again(unfinished, processors);
            Started started = new Started(unfinished.commission(), ready.execution());
            add(started);
            all.add(started);
            beginnings.add(ready.begin());
        }
        beginnings.forEach(Runnable::run);
        // nobody is to see less of them than there was
        all.forEach(
                started -> started.execution().settled().toCompletableFuture().join());
        // their parents ended before they were told to
        all.stream().filter(this::isOrphan).forEach(child -> stop(child.execution()));
    }

    private boolean isOrphan(Started started) {
        return started.membership()
                .filter(member -> !running.containsKey(member.executionArn()))
                .isPresent();
    }

    private Ready again(Unfinished unfinished, Processors processors) {
        Commission commission = unfinished.commission();
        return launcher.goOn(
                new Launch(processors.of(commission), commission.start(), logs.of(commission)),
                unfinished.past(),
                unfinished.journal());
    }

    /// Starts an execution, or gives the one that was started under this ARN already.
    ///
    /// It goes as far as it can on the caller's thread, which waits for the answer anyway:
    /// a short one has ended when its starter first asks for it.
    Started start(Target target, Order order) {
        Store keeper = target.machine().kind() == Machine.Kind.EXPRESS ? express : store;
        LongFunction<Commission> commissions = number -> target.commission(number, order);
        Started started = start(keeper, order.arn(), target.revision().machine(), commissions, Ready::beginHere);
        keeper.awaitSafe();
        return started;
    }

    /// An execution that is known to nobody but its starter.
    Ready unkept(Target target, Order order) {
        Commission commission = target.commission(0, order);
        return launcher.launch(
                new Launch(target.revision().machine(), commission.start(), logs.of(commission)), Journal.none());
    }

    @Override
    public Execution start(MapRun run, Child child, StateMachine processor) {
        String parent = run.identity().executionArn();
        Membership membership = new Membership(run.identity().arn(), parent, child.items());
        Commission parents = get(parent).commission();
        return start(
                        store,
                        child.arn(),
                        processor,
                        number -> Commission.ofChild(
                                number, child.arn(), child.name(), child.input(), membership, parents),
                        Ready::begin)
                .execution();
    }

    private Started start(
            Store keeper,
            String arn,
            StateMachine machine,
            LongFunction<Commission> commissions,
            Function<Ready, Runnable> beginning) {
        List<Ready> fresh = new ArrayList<>(1);
        Started started = running.computeIfAbsent(arn, _ -> {
            if (keeper.finished(arn).isPresent()) {
                return null;
            }
            Commission commission = commissions.apply(sequence.incrementAndGet());
            Ready ready = launcher.launch(
                    new Launch(machine, commission.start(), logs.of(commission)), keeper.journal(commission));
            fresh.add(ready);
            return new Started(commission, ready.execution());
        });
        if (started == null) {
            return get(arn);
        }
        if (!fresh.isEmpty()) {
            add(started);
            beginning.apply(fresh.getFirst()).run();
        }
        return started;
    }

    private void add(Started started) {
        running.put(started.arn(), started);
        byOwner.compute(started.commission().owner(), (_, there) -> {
            ConcurrentNavigableMap<Long, Started> known = there == null ? new ConcurrentSkipListMap<>() : there;
            known.put(-started.sequence(), started);
            return known;
        });
        // by then the store has it
        started.execution().ended().thenRun(() -> forget(started));
    }

    /// Leaves an execution that ended to the store, unless it was redriven meanwhile.
    private void forget(Started started) {
        running.computeIfPresent(started.arn(), (_, known) -> {
            if (known.isRunning()) {
                return known;
            }
            byOwner.computeIfPresent(started.commission().owner(), (_, there) -> {
                there.remove(-started.sequence());
                return there.isEmpty() ? null : there;
            });
            mapRuns.forget(started.arn());
            return null;
        });
    }

    /// Lets an execution go on that ended without success; gives nothing when it runs, has succeeded, or its past is
    /// not kept any more.
    @Override
    public CompletionStage<Optional<Execution>> redrive(String arn) {
        Started live = running.get(arn);
        if (live != null) {
            return CompletableFuture.completedStage(goOn(live));
        }
        return store.reopen(arn)
                .map(this::reopened)
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    /// Its past is gone through once more, up to its end.
    private CompletionStage<Optional<Execution>> reopened(Unfinished past) {
        Ready ready = again(past, new Processors());
        ready.begin().run();
        Started started = new Started(past.commission(), ready.execution());
        return ready.execution().ended().thenApply(_ -> goOn(started));
    }

    private Optional<Execution> goOn(Started started) {
        Optional<Execution> redriven = Optional.of(started.execution()).filter(Execution::redrive);
        redriven.ifPresent(_ -> add(started));
        return redriven;
    }

    @Override
    public void stop(String arn) {
        Optional.ofNullable(running.get(arn)).map(Started::execution).ifPresent(Executions::stop);
    }

    private static void stop(Execution execution) {
        execution.stop(Optional.empty(), Optional.empty());
    }

    Optional<Started> find(String arn) {
        return Optional.ofNullable(running.get(arn)).or(() -> kept(store, arn)).or(() -> kept(express, arn));
    }

    private Optional<Started> kept(Store store, String arn) {
        return store.finished(arn).map(finished -> of(store, finished));
    }

    private Started of(Store store, Finished finished) {
        Commission commission = finished.commission();
        return new Started(commission, new FinishedExecution(finished, () -> histories.of(store, commission)));
    }

    /// The execution itself, as long as it is kept.
    public Optional<Execution> running(String arn) {
        return find(arn).map(Started::execution);
    }

    Started get(Arn arn) {
        return get(arn.text());
    }

    private Started get(String arn) {
        return find(arn).orElseThrow(() -> ApiFailure.noExecution(arn));
    }

    /// The executions of a machine or a map run, newest first, from those before a sequence on.
    Stream<Started> newestFirst(String owner, long before) {
        ConcurrentNavigableMap<Long, Started> there = byOwner.getOrDefault(owner, new ConcurrentSkipListMap<>());
        return new Merging(
                        there.tailMap(-before, false).values().iterator(),
                        store.newestFirst(owner, before)
                                .map(finished -> of(store, finished))
                                .iterator())
                .stream();
    }
}
