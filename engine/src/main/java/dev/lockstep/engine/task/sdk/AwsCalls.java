package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.AwsServices;
import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.Integrations.Support;
import dev.lockstep.engine.task.TaskResource.ServiceAction;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls of AWS's services, which need the AWS SDK on the class path. Nothing of it is loaded before the first call.
public final class AwsCalls implements AutoCloseable {
    private static final String LIBRARY = "software.amazon.awssdk.awscore.client.builder.AwsClientBuilder";

    private final AwsServices services;
    private final String region;
    private @Nullable SdkServices loaded;

    /// @param region where the services are
    public AwsCalls(AwsServices services, String region) {
        this.services = services;
        this.region = region;
    }

    /// `aws-sdk:SERVICE:ACTION`: any action of any client that there is.
    public Support sdk(ServiceAction action) {
        String service = action.service().substring(action.service().indexOf(':') + 1);
        return by(sdk -> new SdkCall(sdk.operation(service, action.action())));
    }

    /// The optimised integrations, which AWS has adapted by hand and to an older library.
    public Support optimised(ServiceAction action) {
        Optional<OptimisedService> service = OptimisedService.of(action);
        return service.isPresent()
                ? by(sdk -> service.get().call(sdk.operation(service.get().client(), action.action())))
                : new Support.Missing("There is no integration for " + action.service() + ":" + action.action());
    }

    /// The objects of S3, for item readers and result writers.
    public ObjectStore objects() {
        return new LateObjects(() -> new SdkObjects(services()));
    }

    /// CloudWatch Logs where an endpoint stands for it, and otherwise what is given; found out when somebody logs.
    public LogGroups logGroups(LogGroups otherwise) {
        return new LateLogGroups(() -> services.of(CloudWatchLogs.SERVICE) instanceof AwsServices.Place.At(URI endpoint)
                ? services().logGroups(endpoint)
                : otherwise);
    }

    private Support by(Function<SdkServices, Integration> integration) {
        try {
            return new Support.By(integration.apply(services()));
        } catch (Unavailable missing) {
            return new Support.Missing(missing.why());
        }
    }

    private synchronized SdkServices services() {
        SdkServices sdk = loaded;
        if (sdk == null) {
            ClassLoader loader = AwsCalls.class.getClassLoader();
            try {
                Class.forName(LIBRARY, false, loader);
            } catch (ClassNotFoundException _) {
                throw new Unavailable("The AWS SDK for Java is not on the class path (software.amazon.awssdk)");
            }
            sdk = new SdkServices(services, region, loader);
            loaded = sdk;
        }
        return sdk;
    }

    /// Ends the connections that calls have left open.
    @Override
    public synchronized void close() {
        SdkServices sdk = loaded;
        if (sdk != null) {
            sdk.close();
        }
    }
}
