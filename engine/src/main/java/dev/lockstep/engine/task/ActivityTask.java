package dev.lockstep.engine.task;

import dev.lockstep.engine.value.Json;

/// Hands its input to a worker outside, who fetches it and answers by its token.
record ActivityTask(String arn, Callbacks callbacks) implements Integration {
    @Override
    public void start(TaskRequest request, Answers answers) {
        callbacks.offer(arn, new Callbacks.Work(request.token(), Json.write(request.parameters()), answers));
        answers.released();
    }

    @Override
    public void goOn(TaskRequest request, Progress progress, Answers answers) {
        if (progress.isFetched()) {
            callbacks.open(request.token(), answers);
            answers.released();
        } else {
            start(request, answers);
        }
    }
}
