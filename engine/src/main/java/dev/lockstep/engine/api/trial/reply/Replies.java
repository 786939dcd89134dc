package dev.lockstep.engine.api.trial.reply;

import dev.lockstep.engine.task.TaskResource;
import dev.lockstep.engine.task.TaskResource.CallPattern;
import dev.lockstep.engine.task.TaskResource.ServiceAction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds mocks against the models of the services they stand for. Models are read when they are first asked for.
public final class Replies {
    private static final String SDK = "aws-sdk:";

    /// Optimised integrations that are called other than the service in the SDK for Java.
    private static final Map<String, String> SERVICES = Map.of("events", "eventbridge", "states", "sfn");

    private final Map<String, Optional<ServiceModel>> models = new ConcurrentHashMap<>();

    /// How much of an answer a mock must be.
    public enum Strictness {
        STRICT,
        PRESENT,
        NONE
    }

    /// What is wrong with a mock for a task, in AWS's words. What waits for a job or a token is not held against a
    /// model: what such a task results in is not the answer to the call.
    public Optional<String> trouble(String resource, Object result, Strictness strictness) {
        if (strictness == Strictness.NONE
                || !(TaskResource.parse(resource).orElse(null) instanceof ServiceAction called)
                || called.pattern() != CallPattern.REQUEST_RESPONSE) {
            return Optional.empty();
        }
        boolean bySdk = called.service().startsWith(SDK);
        String service = bySdk
                ? called.service().substring(SDK.length())
                : SERVICES.getOrDefault(called.service(), called.service().replace("-", ""));
        return models.computeIfAbsent(service, ServiceModel::of).flatMap(model -> {
            ReplyCheck check = new ReplyCheck(
                    model,
                    bySdk ? Spelling.SDK : Spelling.API,
                    strictness == Strictness.STRICT,
                    bySdk ? Set.of() : parsed(called));
            return model.reply(Spelling.capital(called.action())).flatMap(shape -> check.trouble(result, shape));
        });
    }

    /// Members that are bytes in the model, and JSON in what the integration makes of it.
    private static Set<String> parsed(ServiceAction called) {
        return called.service().equals("lambda") ? Set.of("Payload") : Set.of();
    }
}
