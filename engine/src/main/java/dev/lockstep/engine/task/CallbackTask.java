package dev.lockstep.engine.task;

/// `.waitForTaskToken`: calls the service, and waits until somebody answers by the token.
record CallbackTask(Integration service, Callbacks callbacks) implements Integration {
    @Override
    public Object parameters(Object arguments) {
        return service.parameters(arguments);
    }

    @Override
    public void start(TaskRequest request, Answers answers) {
        callbacks.open(request.token(), answers);
        service.start(request, new Submitting(answers));
    }

    @Override
    public void goOn(TaskRequest request, Progress progress, Answers answers) {
        if (progress.submitted().isPresent()) {
            callbacks.open(request.token(), answers);
            answers.released();
        } else {
            start(request, answers);
        }
    }

    /// What the service answers is only that it took the call.
    private record Submitting(Answers task) implements Answers {
        @Override
        public void succeed(Object output) {
            task.submitted(output);
            task.released();
        }

        @Override
        public void fail(StateFailure failure) {
            task.fail(failure);
        }

        @Override
        public void submitted(Object output) {
            task.submitted(output);
        }

        @Override
        public void started(String worker) {
            task.started(worker);
        }

        @Override
        public void beat() {
            task.beat();
        }

        @Override
        public void released() {
            task.released();
        }

        @Override
        public void whenSafe(Runnable work) {
            task.whenSafe(work);
        }

        @Override
        public void whenOver(Runnable work) {
            task.whenOver(work);
        }
    }
}
