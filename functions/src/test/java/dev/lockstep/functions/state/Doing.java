package dev.lockstep.functions.state;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.testing.LambdaCall;
import dev.lockstep.functions.testing.StageCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A stage that does what a test gives it.
final class Doing extends StageHandler<Doing.Input, Doing.Output> {
    private final Job job;

    Doing(Job job) {
        super(Input.class);
        this.job = job;
    }

    record Input() {}

    record Output(String text) {}

    interface Job {
        String run(StageContext context) throws IOException;
    }

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        return new Output(job.run(context));
    }

    /// Calls it as an invocation of that name.
    static Lambda.Answer call(String request, Job job) {
        return Lambda.answer(stage(request, job).invoke("{}"));
    }

    static StageCall stage(String request, Job job) {
        Doing stage = new Doing(job);
        return StageCall.of(stage).named("work").called(LambdaCall.of(stage).requestedAs(request));
    }

    /// Calls eight at once.
    static List<Lambda.Answer> eightTimes(Job job) throws InterruptedException, ExecutionException {
        List<Callable<Lambda.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String request = "request-" + i;
            calls.add(() -> call(request, job));
        }
        List<Lambda.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Lambda.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /// Puts a document where the kit looks for it.
    static void remember(String name, String document) {
        Clients.ofThisProcess()
                .items()
                .put(
                        Cloud.MEMORY,
                        new Json.Obj(Map.of(
                                "id", Items.text(name), "version", Items.number(1), "value", Items.text(document))));
    }
}
