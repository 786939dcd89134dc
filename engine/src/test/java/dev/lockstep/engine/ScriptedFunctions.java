package dev.lockstep.engine;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Functions that answer what a case says, one answer a call; the last one stays.
final class ScriptedFunctions implements FunctionInvoker {
    private final Map<?, ?> scripts;
    private final Map<String, Integer> calls = new HashMap<>();

    ScriptedFunctions(Map<?, ?> scripts) {
        this.scripts = scripts;
    }

    @Override
    public CompletionStage<Invocation> invoke(String functionArn, byte[] payload) {
        String name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        if (!(scripts.get(name) instanceof List<?> answers)) {
            return CompletableFuture.completedStage(new Invocation.Refused(
                    404, "ResourceNotFoundException", "Function not found: " + functionArn, "r"));
        }
        int call = calls.merge(name, 1, Integer::sum) - 1;
        Map<?, ?> answer = CaseFile.map(answers.get(Math.min(call, answers.size() - 1)));
        if (answer.get("break") instanceof String words) {
            return CompletableFuture.failedStage(new IllegalStateException(words));
        }
        return CompletableFuture.completedStage(answer(answer, new String(payload, StandardCharsets.UTF_8)));
    }

    private static Invocation answer(Map<?, ?> answer, String payload) {
        if (answer.containsKey("echo")) {
            return new Invocation.Returned(payload);
        }
        if (answer.get("large") instanceof Number size) {
            return new Invocation.Returned("\"" + "x".repeat(size.intValue()) + "\"");
        }
        return new Invocation.Raised(Json.write(Objects.requireNonNull(answer.get("raise"))));
    }
}
