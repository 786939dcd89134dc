package dev.lockstep.engine.task;

import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.FunctionInvoker.Invocation;
import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.task.Integrations.Support;
import dev.lockstep.engine.task.TaskResource.CallPattern;
import dev.lockstep.engine.task.TaskResource.ServiceAction;
import dev.lockstep.engine.task.catalogue.Catalogue;
import dev.lockstep.engine.task.http.HttpInvoke;
import dev.lockstep.engine.task.sdk.AwsCalls;
import dev.lockstep.engine.time.Chance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which patterns the registry has an integration for the actions of services.
public final class IntegrationTable {
    private IntegrationTable() {}

    public static Stream<String> rows() {
        Registry registry = Catalogue.of(
                new Catalogue.Outside(
                        (_, _) -> CompletableFuture.completedStage(new Invocation.Returned("{}")),
                        Optional.of(new Nobody()),
                        new AwsCalls(AwsServices.of(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")), "us-east-1"),
                        new HttpInvoke(Map.of(), "us-east-1", () -> Instant.EPOCH)),
                new Callbacks(),
                new Surroundings("us-east-1", "000000000000", Chance.seeded(1), () -> Instant.EPOCH));
        return new TreeMap<>(TaskResource.Arns.ACTIONS)
                .entrySet().stream()
                        .flatMap(service -> new TreeSet<>(service.getValue())
                                .stream().map(action -> row(registry, service.getKey(), action)));
    }

    private static String row(Registry registry, String service, String action) {
        return "| `" + service + ":" + action + "` | "
                + Stream.of(CallPattern.SYNC, CallPattern.SYNC_2, CallPattern.WAIT_FOR_TASK_TOKEN)
                        .map(pattern -> registry.of("S", new ServiceAction(service, action, pattern)))
                        .map(support -> support instanceof Support.By ? "yes" : "")
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    /// The service, which nobody calls here.
    private static final class Nobody implements ServiceCalls {
        @Override
        public Map<String, Object> call(String action, Map<?, ?> request) {
            throw new Refused("None", action);
        }

        @Override
        public CompletionStage<Outcome> ended(String executionArn) {
            return new CompletableFuture<>();
        }

        @Override
        public void stop(String executionArn) {
            throw new Refused("None", executionArn);
        }
    }
}
