package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.Execution;
import dev.lockstep.engine.dataset.Item;
import dev.lockstep.engine.dataset.ItemReading;
import dev.lockstep.engine.definition.ItemProcessor.ExecutionType;
import dev.lockstep.engine.definition.ItemProcessor.Mode;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.ResultWriter;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.history.EventDetails;
import dev.lockstep.engine.history.EventType;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.Identity;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.maprun.Settings;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Payload;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.run.Recovery;
import dev.lockstep.engine.run.Run;
import dev.lockstep.engine.run.Signal;
import dev.lockstep.engine.run.StateType;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.run.Transition;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/// Runs a child execution for each item or batch of items, thousands of them side by side.
///
/// An attempt reads the items, runs the children and writes the results, one after the other; what it waits for in
/// between comes as signals, so that the execution is busy with nothing of it.
public record DistributedMapStep(
        String name, String label, ExecutionType childType, Parts parts, Plan processor, Recovery recovery, Next next)
        implements Step {
    private static final String THRESHOLD = "States.ExceedToleratedFailureThreshold";
    private static final String EXCEEDED = "The specified tolerated failure threshold was exceeded";
    private static final String READER_FAILED = "States.ItemReaderFailed";
    private static final String WRITER_FAILED = "States.ResultWriterFailed";

    /// The fields of the state, planned.
    record Parts(
            Flow flow,
            Source source,
            Limits limits,
            Batching batching,
            Optional<Expression> destination,
            Results results) {}

    public static DistributedMapStep of(State.Map state, Mode.Distributed mode, Plan.Group processor) {
        Flow flow = Flow.of(state.header().flow());
        ResultWriter writer = state.resultWriter().orElse(ResultWriter.NONE);
        Parts parts = new Parts(
                flow,
                Source.of(state.input(), flow),
                Limits.of(state.limits(), flow),
                Batching.of(state.input(), flow),
                writer.destination().map(flow::template),
                new Results(writer.transformation(), writer.outputType()));
        return new DistributedMapStep(
                state.name(),
                mode.label().orElseGet(() -> madeFor(state.header().pointer())),
                mode.executionType(),
                parts,
                new Plan(processor, Optional.empty()),
                Recovery.of(state.retriers(), state.catchers()),
                state.next());
    }

    /// The label of a state that has none: the same at each parsing, so that ARNs keep their meaning.
    private static String madeFor(String pointer) {
        return UUID.nameUUIDFromBytes(pointer.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public StateType type() {
        return StateType.MAP;
    }

    @Override
    public Optional<Plan> processor(String wanted) {
        return wanted.equals(label)
                ? Optional.of(processor)
                : processor.states().processor(wanted);
    }

    @Override
    public Transition attempt(Visit visit) {
        return switch (parts.source()) {
            case Source.Data data -> run(visit, data.items(visit.frame()));
            case Source.Reader reader -> read(visit, reader);
        };
    }

    private Transition run(Visit visit, List<Item> items) {
        announce(visit, items.size());
        Progress.Reading reading = open(visit);
        return closing(visit, reading.run(), () -> begin(visit, reading, items));
    }

    private Transition read(Visit visit, Source.Reader reader) {
        announce(visit, 0);
        ItemReading items = reader.reading(visit.run().mapRuns().objects(), visit.frame());
        Progress.Reading reading = open(visit);
        new Errand(visit, reading, READER_FAILED).run(() -> Item.written(items.read()));
        return new Transition.Waiting();
    }

    private static void announce(Visit visit, int length) {
        visit.level().write(EventType.MAP_STATE_STARTED, new EventDetails.MapStarted(length));
    }

    /// Opens a map run, when all that is written of it has a value.
    private Progress.Reading open(Visit visit) {
        Run execution = visit.run();
        Frame frame = visit.frame();
        Settings settings = parts.limits().settings(frame);
        Optional<Batching.Bounds> bounds = parts.batching().bounds(frame);
        Optional<Object> destination = parts.destination().map(template -> template.evaluate(frame));
        Identity identity =
                new Identity(execution.chance().uuid().toString(), execution.arn(), label, childType, execution.now());
        long ticket = visit.ticket();
        MapRun run = new MapRun(
                identity, settings, wanted -> execution.take(new Input.Told(ticket, new Signal.Adjusted(wanted))));
        execution.opened(run);
        visit.level().write(EventType.MAP_RUN_STARTED, new EventDetails.MapRunStarted(identity.arn()));
        Progress.Reading reading = new Progress.Reading(run, bounds, destination);
        visit.keep(reading);
        return reading;
    }

    @Override
    public Transition resume(Visit visit, Signal signal) {
        Progress progress = visit.pending(Progress.class);
        return switch (signal) {
            case Signal.Succeeded(Object output) -> done(visit, progress, output);
            case Signal.Failed(StateFailure failure) -> fail(visit, progress.run(), failure);
            case Signal.ExecutionEnded(int index, Child.End end) -> {
                progress.run().end(index, end);
                yield goOn(visit, progress);
            }
            case Signal.Adjusted(Settings settings) -> {
                progress.run().adjust(settings);
                yield goOn(visit, progress);
            }
            case Signal.Due _,
                    Signal.TryAgain _,
                    Signal.Submitted _,
                    Signal.Started _,
                    Signal.Beat _,
                    Signal.Silent _,
                    Signal.TimedOut _,
                    Signal.ChildEnded _,
                    Signal.ChildFailed _ ->
                throw new IllegalStateException(name + " waits for child executions, but was told " + signal);
        };
    }

    /// The items were read, or the results written.
    private Transition done(Visit visit, Progress progress, Object output) {
        return switch (progress) {
            case Progress.Reading reading ->
                closing(visit, reading.run(), () -> begin(visit, reading, Item.read(output)));
            case Progress.Writing(Progress.Running children, Optional<StateFailure> failure) ->
                failure.map(known -> fail(visit, children.run(), known))
                        .orElseGet(() -> succeed(visit, children.run(), output));
            case Progress.Running _, Progress.Over _ ->
                throw new IllegalStateException(name + " waits for neither items nor results");
        };
    }

    private Transition begin(Visit visit, Progress.Reading reading, List<Item> items) {
        Batching.Work work = parts.batching().work(items, reading.bounds(), visit);
        Progress.Running running = new Progress.Running(reading.run(), work, reading.destination());
        running.run().expect(work.children(), items.size());
        visit.keep(running);
        return go(visit, running);
    }

    private Transition goOn(Visit visit, Progress progress) {
        return switch (progress) {
            case Progress.Running running -> closing(visit, running.run(), () -> go(visit, running));
            case Progress.Reading _, Progress.Writing _, Progress.Over _ -> new Transition.Waiting();
        };
    }

    /// Begins as many children as may run by now, or comes to an end.
    private Transition go(Visit visit, Progress.Running running) {
        MapRun run = running.run();
        if (run.isExceeded()) {
            return conclude(visit, running, Optional.of(StateFailure.of(THRESHOLD, EXCEEDED)));
        }
        for (Optional<Child> again = run.nextAgain(); again.isPresent(); again = run.nextAgain()) {
            beginAgain(visit, running, again.get());
        }
        for (OptionalInt next = run.next(); next.isPresent(); next = run.next()) {
            Payload input = new Payload(running.work().input(next.getAsInt()));
            if (input.isTooLarge()) {
                return conclude(visit, running, Optional.of(StateFailure.resultTooLarge(name)));
            }
            begin(visit, run, child(visit, running, next.getAsInt(), input.text()));
        }
        return run.isComplete() ? conclude(visit, running, Optional.empty()) : new Transition.Waiting();
    }

    private static Child child(Visit visit, Progress.Running running, int index, String input) {
        String childName = visit.run().chance().uuid().toString();
        String id = visit.run().chance().uuid().toString();
        String arn = running.run().identity().childArn(childName, id);
        return new Child(
                index,
                running.work().items(index),
                childName,
                arn,
                input,
                visit.run().now());
    }

    private void begin(Visit visit, MapRun run, Child child) {
        run.begin(child);
        launch(visit, run, child);
    }

    /// A Standard child goes on where it failed; an Express one begins anew.
    private void beginAgain(Visit visit, Progress.Running running, Child failed) {
        MapRun run = running.run();
        switch (childType) {
            case STANDARD -> {
                run.beginAgain(failed);
                launch(visit, run, failed);
            }
            case EXPRESS -> begin(visit, run, child(visit, running, failed.index(), failed.input()));
        }
    }

    /// Nothing of it happens for a child that is over by then, or redriven once more, when an execution is brought
    /// back.
    private void launch(Visit visit, MapRun run, Child child) {
        Run execution = visit.run();
        long ticket = visit.ticket();
        int redrives = child.redrives();
        execution.outside(() -> {
            if (!child.isOver() && child.redrives() == redrives) {
                Execution running = execution
                        .mapRuns()
                        .start(run, child, processor, execution.request().start());
                follow(execution, ticket, child, running);
            }
        });
    }

    /// Tells how a child has ended, after as many redrives as it is to have.
    private static void follow(Run execution, long ticket, Child child, Execution running) {
        running.ended().thenAccept(outcome -> {
            Child.End end = new Child.End(
                    outcome, running.startDate(), running.stopDate().orElseGet(running::startDate));
            Input told = new Input.Told(ticket, new Signal.ExecutionEnded(child.index(), end));
            if (running.redriveCount() < child.redrives()) {
                execution
                        .mapRuns()
                        .redrive(child)
                        .thenAccept(again -> again.ifPresentOrElse(
                                goingOn -> follow(execution, ticket, child, goingOn), () -> execution.take(told)));
            } else {
                execution.take(told);
            }
        });
    }

    /// Nothing more begins: results are written, if they are to be, and the state ends.
    private Transition conclude(Visit visit, Progress.Running running, Optional<StateFailure> failure) {
        MapRun run = running.run();
        stop(visit, run);
        if (running.destination().isEmpty()) {
            return failure.map(known -> fail(visit, run, known))
                    .orElseGet(() -> succeed(visit, run, parts.results().ofState(run)));
        }
        ResultFiles files = new ResultFiles(
                visit.run().mapRuns().objects(), running.destination().get(), parts.results(), run, pending(running));
        Progress.Writing writing = new Progress.Writing(running, failure);
        visit.keep(writing);
        new Errand(visit, writing, WRITER_FAILED).run(files::write);
        return new Transition.Waiting();
    }

    /// What children that never began would have been given.
    private static List<Object> pending(Progress.Running running) {
        List<Object> pending = new ArrayList<>();
        for (int i = running.run().children().size(); i < running.work().children(); i++) {
            pending.add(Results.pending(Json.write(running.work().input(i))));
        }
        return pending;
    }

    private Transition succeed(Visit visit, MapRun run, Object result) {
        close(visit, run, MapRun.Status.SUCCEEDED);
        long started = visit.level().lastEvent();
        visit.level().write(EventType.MAP_RUN_SUCCEEDED, new EventDetails.None());
        visit.level().writeAside(EventType.MAP_STATE_SUCCEEDED, new EventDetails.None());
        visit.level().follow(started);
        return new Transition.Exit(parts.flow().complete(visit.frame(), result), next);
    }

    private static Transition fail(Visit visit, MapRun run, StateFailure failure) {
        stop(visit, run);
        close(visit, run, MapRun.Status.FAILED);
        visit.level().write(EventType.MAP_RUN_FAILED, new EventDetails.Failure(failure.error(), failure.cause()));
        return new Transition.Failure(failure);
    }

    private static void close(Visit visit, MapRun run, MapRun.Status status) {
        run.close(status, visit.run().now());
        visit.keep(new Progress.Over(run, visit.pending(Progress.class).decided()));
    }

    private static void stop(Visit visit, MapRun run) {
        for (Child child : run.abort(visit.run().now())) {
            visit.run().outside(() -> {
                if (child.isOver()) {
                    visit.run().mapRuns().stop(child);
                }
            });
        }
    }

    /// Sees to it that no map run stays open when an expression has no value.
    private static Transition closing(Visit visit, MapRun run, Supplier<Transition> work) {
        try {
            return work.get();
        } catch (EvaluationFailure e) {
            if (run.isOpen()) {
                fail(visit, run, StateFailure.of(e.error(), e.words()));
            }
            throw e;
        }
    }

    /// The children that have succeeded keep their results. A run that never came to have children begins anew.
    @Override
    public Transition redrive(Visit visit) {
        Optional<Progress.Running> decided = visit.pending().flatMap(progress -> ((Progress) progress).decided());
        if (decided.isEmpty()) {
            return Step.super.redrive(visit);
        }
        Progress.Running running = decided.get();
        MapRun run = running.run();
        long ticket = visit.ticket();
        run.redrive(visit.run().now(), wanted -> visit.run().take(new Input.Told(ticket, new Signal.Adjusted(wanted))));
        visit.keep(running);
        visit.level()
                .write(
                        EventType.MAP_RUN_REDRIVEN,
                        new EventDetails.Redriven(
                                run.redrives(), Optional.of(run.identity().arn())));
        return closing(visit, run, () -> go(visit, running));
    }

    @Override
    public void giveUp(Visit visit, StateFailure failure) {
        if (visit.pending().isPresent() || failure.is(EvaluationFailure.QUERY_EVALUATION_ERROR)) {
            visit.level().write(EventType.MAP_STATE_FAILED, new EventDetails.None());
        }
    }

    @Override
    public void abandon(Visit visit) {
        visit.pending()
                .map(progress -> ((Progress) progress).run())
                .filter(MapRun::isOpen)
                .ifPresent(run -> {
                    stop(visit, run);
                    close(visit, run, MapRun.Status.ABORTED);
                    visit.level().writeAside(EventType.MAP_RUN_ABORTED, new EventDetails.None());
                });
    }
}
