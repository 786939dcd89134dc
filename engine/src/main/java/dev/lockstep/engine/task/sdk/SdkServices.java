package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.LogGroups;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The clients of the services that have been called, and their operations; each is made once, when it is wanted.
final class SdkServices implements AutoCloseable {
    private final AwsServices services;
    private final String region;
    private final ClassLoader loader;
    private final Map<String, SdkService> clients = new ConcurrentHashMap<>();
    private final Map<String, SdkOperation> operations = new ConcurrentHashMap<>();

    private @Nullable CloudWatchLogs logs;

    SdkServices(AwsServices services, String region, ClassLoader loader) {
        this.services = services;
        this.region = region;
        this.loader = loader;
    }

    /// An action of a service, as resources name them.
    ///
    /// @throws Unavailable when the service has no client that may be called, or no such action
    SdkOperation operation(String service, String action) {
        return operations.computeIfAbsent(service + ":" + action, _ -> SdkOperation.of(client(service), action));
    }

    SdkService client(String service) {
        return clients.computeIfAbsent(service, name -> {
            ClientType type = ClientType.of(name, loader);
            return switch (services.of(name)) {
                case AwsServices.Place.At at -> SdkService.at(at.endpoint(), type, region, services.environment());
                case AwsServices.Place.Cloud _ -> SdkService.inTheCloud(type, region);
                case AwsServices.Place.Nowhere nowhere -> throw new Unavailable(nowhere.why());
            };
        });
    }

    synchronized LogGroups logGroups(URI endpoint) {
        CloudWatchLogs there = logs;
        if (there == null) {
            there = new CloudWatchLogs(endpoint, region, SdkService.credentials(services.environment()));
            logs = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(SdkService::close);
        CloudWatchLogs there = logs;
        if (there != null) {
            there.close();
        }
    }
}
