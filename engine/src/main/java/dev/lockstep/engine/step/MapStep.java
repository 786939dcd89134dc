package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.MapItems;
import dev.lockstep.engine.query.WholeNumber;
import dev.lockstep.engine.run.Level;
import dev.lockstep.engine.run.Payload;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.run.Recovery;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs a group of states for each item, some of them side by side, inside the execution itself.
record MapStep(
        String name,
        Flow flow,
        MapItems items,
        Optional<Expression> itemSelector,
        Plan.Group processor,
        Optional<WholeNumber> maxConcurrency,
        Recovery recovery,
        Next next)
        implements Gathering {
    /// AWS runs no more iterations side by side, whatever is written.
    private static final int MOST_SIDE_BY_SIDE = 40;

    static MapStep of(State.Map state, Plan.Group processor) {
        Flow flow = Flow.of(state.header().flow());
        return new MapStep(
                state.name(),
                flow,
                MapItems.of(state.input().items(), flow),
                state.input().itemSelector().map(flow::template),
                processor,
                state.limits().maxConcurrency().map(operand -> WholeNumber.of(operand, flow)),
                Recovery.of(state.retriers(), state.catchers()),
                state.next());
    }

    @Override
    public StateType type() {
        return StateType.MAP;
    }

    @Override
    public Optional<Plan> processor(String label) {
        return processor.processor(label);
    }

    /// What an attempt is about: the items, how many run side by side, and what has come of them.
    private record Progress(List<Object> items, Joining joining) {}

    @Override
    public Transition attempt(Visit visit) {
        List<Object> all = items.items(flow.arguments(visit.frame()), visit.frame());
        int sideBySide = maxConcurrency(visit.frame());
        visit.level().write(EventType.MAP_STATE_STARTED, new EventDetails.MapStarted(all.size()));
        Progress progress = new Progress(all, new Joining(all.size()));
        visit.keep(progress);
        if (all.isEmpty()) {
            return complete(visit, progress);
        }
        long started = visit.level().lastEvent();
        while (progress.joining().hasMore() && progress.joining().started() < sideBySide) {
            iterate(visit, progress, started);
        }
        return new Transition.Waiting();
    }

    /// The iterations that came to their end keep their results.
    @Override
    public Transition redrive(Visit visit) {
        if (visit.pending().isEmpty()) {
            return Gathering.super.redrive(visit);
        }
        Progress progress = visit.pending(Progress.class);
        List<Level> unfinished = progress.joining().unfinished();
        if (progress.joining().isComplete()) {
            return complete(visit, progress);
        }
        unfinished.forEach(visit.run()::redrive);
        for (int running = unfinished.size();
                running < maxConcurrency(visit.frame()) && progress.joining().hasMore();
                running++) {
            iterate(visit, progress, visit.level().lastEvent());
        }
        return new Transition.Waiting();
    }

    private int maxConcurrency(Frame frame) {
        long written = maxConcurrency.isPresent() ? maxConcurrency.get().of(frame) : 0;
        return written <= 0 ? MOST_SIDE_BY_SIDE : (int) Math.min(written, MOST_SIDE_BY_SIDE);
    }

    private void iterate(Visit visit, Progress progress, long after) {
        int index = progress.joining().started();
        Object item = progress.items().get(index);
        Supplier<Object> context = () -> context(index, item);
        Level child = Level.inside(visit, processor, index, after, Optional.of(context));
        child.opensWith(EventType.MAP_ITERATION_STARTED, new EventDetails.MapIteration(name, index));
        progress.joining().start(child);
        Frame frame = visit.itemFrame(context);
        Payload input = new Payload(
                itemSelector.map(selector -> selector.evaluate(frame)).orElse(item));
        visit.run().begin(child, input);
    }

    private static Map<String, Object> context(int index, Object item) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("Index", index);
        described.put("Value", item);
        return Map.of("Item", described);
    }

    @Override
    public Transition ended(Visit visit, Signal.ChildEnded ended) {
        Progress progress = visit.pending(Progress.class);
        Level child = ended.child();
        long succeeded =
                child.writeAside(EventType.MAP_ITERATION_SUCCEEDED, new EventDetails.MapIteration(name, child.index()));
        progress.joining().end(child, ended.output().value());
        visit.level().follow(succeeded);
        if (progress.joining().isComplete()) {
            return complete(visit, progress);
        }
        if (progress.joining().hasMore()) {
            iterate(visit, progress, child.lastEvent());
        }
        return new Transition.Waiting();
    }

    private Transition complete(Visit visit, Progress progress) {
        visit.level().writeAside(EventType.MAP_STATE_SUCCEEDED, new EventDetails.None());
        return new Transition.Exit(
                flow.complete(visit.frame(), progress.joining().results()), next);
    }

    @Override
    public Transition failed(Visit visit, Signal.ChildFailed failed) {
        Level child = failed.child();
        child.writeAside(EventType.MAP_ITERATION_FAILED, new EventDetails.MapIteration(name, child.index()));
        abandon(visit);
        visit.level().follow(child.lastEvent());
        return new Transition.Failure(failed.failure());
    }

    @Override
    public EventType failure() {
        return EventType.MAP_STATE_FAILED;
    }

    @Override
    public void abandon(Visit visit) {
        visit.pending()
                .ifPresent(progress -> ((Progress) progress)
                        .joining().unfinished().stream()
                                .filter(child -> !child.hasEnded())
                                .forEach(child -> abort(visit, child)));
    }

    private void abort(Visit visit, Level child) {
        visit.run().abort(child);
        child.writeAside(EventType.MAP_ITERATION_ABORTED, new EventDetails.MapIteration(name, child.index()));
    }
}
