package dev.lockstep.engine;

import dev.lockstep.engine.history.History;
import dev.lockstep.engine.run.Ending;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Run;
import dev.lockstep.engine.run.RunRequest;
import dev.lockstep.engine.turn.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/// An execution as others see it.
final class RunningExecution implements Execution {
    private final RunRequest request;
    private final Ending ending = new Ending();
    private final History history;
    private final Run run;

    RunningExecution(RunRequest request, Run.Surroundings surroundings, Optional<ExecutionListener> listener) {
        this.request = request;
        this.history = new History(listener.map(listening -> event -> listening.onEvent(this, event)));
        this.run = new Run(request, surroundings, history, ending);
    }

    void start() {
        run.start();
    }

    void startHere() {
        run.startHere();
    }

    void goOn(List<Recorded<Input>> inputs) {
        run.goOn(inputs);
    }

    @Override
    public String arn() {
        return request.arn();
    }

    @Override
    public String name() {
        return request.name();
    }

    @Override
    public String stateMachineArn() {
        return request.stateMachineArn();
    }

    @Override
    public String input() {
        return request.input();
    }

    @Override
    public Instant startDate() {
        return request.startDate();
    }

    @Override
    public Optional<Instant> stopDate() {
        return ending.moment();
    }

    @Override
    public Outcome outcome() {
        return ending.outcome();
    }

    @Override
    public CompletionStage<Outcome> ended() {
        return ending.stage();
    }

    @Override
    public Outcome await() throws InterruptedException {
        try {
            return ending.stage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<HistoryEvent> history() {
        return history.events();
    }

    @Override
    public CompletionStage<Void> settled() {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        run.whenSafe(() -> settled.complete(null));
        return settled;
    }

    @Override
    public void stop(Optional<String> error, Optional<String> cause) {
        run.take(new Input.Stopped(error, cause));
    }

    @Override
    public boolean redrive() {
        boolean reopened = ending.reopen(run.timeline().now());
        if (reopened) {
            run.take(new Input.Redriven());
        }
        return reopened;
    }

    @Override
    public int redriveCount() {
        return ending.redrives();
    }

    @Override
    public Optional<Instant> redriveDate() {
        return ending.redriven();
    }
}
