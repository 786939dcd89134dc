package dev.lockstep.pipeline;

import dev.lockstep.engine.Engine;
import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.StateMachine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Runs a compiled pipeline on the engine in virtual time, with functions that only take notes.
final class Trial implements FunctionInvoker {

    private final StateMachineText machine;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

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

    Outcome run(String input) {
        var text = machine.text()
                .replaceAll("\\$\\{([A-Za-z0-9]+)}", "arn:aws:lambda:eu-central-1:000000000000:function:$1");
        try (var engine = Engine.builder()
                .virtualTime(Instant.parse("2026-11-21T00:00:00Z"))
                .seed(1)
                .functions(this)
                .build()) {
            return engine.start(StateMachine.parse(machine.name(), text), "trial", input)
                    .await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        var function = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        calls.add(new Call(function, new String(payload, StandardCharsets.UTF_8)));
        var fails = failures.merge(function, -1, Integer::sum) >= 0;
        return CompletableFuture.completedFuture(
                fails
                        ? new Invocation.Raised(
                                "{\"errorType\":\"dev.acme.Boom\",\"errorMessage\":\"" + function + " broke\"}")
                        : new Invocation.Returned(answers.getOrDefault(function, "{\"data\":\"" + function + "\"}")));
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
