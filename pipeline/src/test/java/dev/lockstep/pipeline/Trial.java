package dev.lockstep.pipeline;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.task.Callbacks;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Runs a compiled pipeline on the engine in virtual time, with functions that only take notes.
final class Trial implements FunctionInvoker {

    private final StateMachineText machine;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, Consumer<Integration.Answers>> byToken = new HashMap<>();
    private Optional<ChildExecutions> children = Optional.empty();
    private final StoredObjects objects = new StoredObjects();
    private Optional<Callbacks> callbacks = Optional.empty();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    private long entered;

    record Call(String function, String payload) {}

    Trial(String file, String source) {
        this.machine = switch (Project.compile(file, source.getBytes(StandardCharsets.UTF_8))) {
            case Compilation.Sound(Pipeline _, StateMachineText made) -> made;
            case Compilation.Unsound(List<Problem> problems) -> throw new AssertionError(problems + "\n" + source);
        };
    }

    /// The function fails that many times before it succeeds.
    Trial failing(String function, int times) {
        failures.put(function, times);
        return this;
    }

    Trial answering(String function, String json) {
        answers.put(function, json);
        return this;
    }

    /// Whoever is told a token by this function answers with that: at once, unless it is to fail.
    Trial answeringByToken(String function, Consumer<Integration.Answers> answer) {
        byToken.put(function, answer);
        return this;
    }

    /// Child pipelines that are started end so.
    Trial withChildren(UnaryOperator<String> ending) {
        children = Optional.of(new ChildExecutions(ending));
        return this;
    }

    /// What distributed Maps read and write.
    StoredObjects objects() {
        return objects;
    }

    List<String> startedChildren() {
        return children.map(ChildExecutions::started).orElse(List.of());
    }

    /// The text as an environment has it. Topics stand as functions, for the engine has no SNS.
    private String deployed() {
        return machine.text()
                .replace("${partition}", "aws")
                .replace("${region}", "eu-central-1")
                .replace("${account}", "000000000000")
                .replace("${prefix}", "")
                .replaceAll(
                        "\\$\\{([A-Za-z0-9]+)}",
                        children.isPresent()
                                ? "arn:aws:states:eu-central-1:000000000000:stateMachine:$1"
                                : "arn:aws:lambda:eu-central-1:000000000000:function:$1")
                .replaceAll(
                        "\"FunctionName\": \"arn:aws:states:([^\"]*):stateMachine:",
                        "\"FunctionName\": \"arn:aws:lambda:$1:function:");
    }

    Outcome run(String input) {
        var text = deployed();
        var builder = Engine.builder()
                .virtualTime(Instant.parse("2026-11-21T00:00:00Z"))
                .seed(1)
                .objects(objects)
                .functions(this);
        children.ifPresent(builder::service);
        try (var engine = builder.build()) {
            callbacks = Optional.of(engine.callbacks());
            var execution = engine.start(StateMachine.parse(machine.name(), text), "trial", input);
            var outcome = execution.await();
            entered = execution.history().stream()
                    .filter(event -> event.type().name().endsWith("_STATE_ENTERED"))
                    .count();
            return outcome;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        var function = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        calls.add(new Call(function, new String(payload, StandardCharsets.UTF_8)));
        answer(function, new String(payload, StandardCharsets.UTF_8));
        var fails = failures.merge(function, -1, Integer::sum) >= 0;
        return CompletableFuture.completedFuture(
                fails
                        ? new Invocation.Raised(
                                "{\"errorType\":\"dev.acme.Boom\",\"errorMessage\":\"" + function + " broke\"}")
                        : new Invocation.Returned(answers.getOrDefault(function, "{\"data\":\"" + function + "\"}")));
    }

    private void answer(String function, String payload) {
        var answer = byToken.get(function);
        if (answer != null
                && Json.parse(payload) instanceof Map<?, ?> told
                && (told.get("input") instanceof Map<?, ?> input ? input : told).get("taskToken")
                        instanceof String token
                && callbacks.orElseThrow().find(token)
                        instanceof Callbacks.Token.Waiting(Integration.Answers waiting)) {
            answer.accept(waiting);
        }
    }

    /// How many states the run has entered; each is paid for.
    long entered() {
        return entered;
    }

    String text() {
        return machine.text();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> called() {
        return calls().stream().map(Call::function).toList();
    }

    /// What a function was given the last time.
    String payload(String function) {
        return calls().stream()
                .filter(call -> call.function().equals(function))
                .map(Call::payload)
                .reduce("", (_, last) -> last);
    }
}
