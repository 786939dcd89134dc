package dev.lockstep.engine;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the services of AWS are for tasks that call them: at the endpoints of emulators, and in the cloud only when
/// that was asked for. A call that finds neither fails and says what is missing, so that nothing reaches an account by
/// accident.
///
/// @param environment the variables `AWS_ENDPOINT_URL_SERVICE`, `AWS_ENDPOINT_URL` and the credentials for endpoints
/// @param local services that stand ready, asked when a task calls one; only a variable of its own leads elsewhere
/// @param cloudAllowed whether services without an endpoint are called in the cloud, with the credentials of the SDK's
/// own chain
public record AwsServices(Map<String, String> environment, Supplier<Map<String, URI>> local, boolean cloudAllowed) {
    private static final String ANY = "AWS_ENDPOINT_URL";

    public AwsServices {
        environment = Map.copyOf(environment);
    }

    /// No service at all.
    public static AwsServices none() {
        return new AwsServices(Map.of(), Map::of, false);
    }

    public static AwsServices of(Map<String, String> environment) {
        return new AwsServices(environment, Map::of, false);
    }

    /// The same, with services that stand ready, by the names that resources give them, such as `s3`.
    public AwsServices withLocal(Supplier<Map<String, URI>> services) {
        return new AwsServices(environment, services, cloudAllowed);
    }

    /// The same, where services without an endpoint are called in the cloud.
    public AwsServices withCloud() {
        return new AwsServices(environment, local, true);
    }

    /// Where a service is.
    public sealed interface Place {
        record At(URI endpoint) implements Place {}

        record Cloud() implements Place {}

        record Nowhere(String why) implements Place {}
    }

    /// Where a service is.
    ///
    /// @param service as resources name it after `aws-sdk:`, such as `secretsmanager`
    public Place of(String service) {
        Optional<URI> endpoint = own(service)
                .or(() -> address(ANY))
                .or(() -> Optional.ofNullable(local.get().get(service)));
        if (endpoint.isPresent()) {
            return new Place.At(endpoint.get());
        }
        return cloudAllowed
                ? new Place.Cloud()
                : new Place.Nowhere("There is no endpoint for the service '" + service + "': " + ANY + "_"
                        + service.toUpperCase(Locale.ROOT) + " or " + ANY
                        + " names one, and the cloud is called only when that is asked for");
    }

    /// The variable of a service has underscores where the service's name has blanks; resources name it without.
    private Optional<URI> own(String service) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(ANY + "_"))
                .filter(name -> name.substring(ANY.length()).replace("_", "").equalsIgnoreCase(service))
                .sorted()
                .findFirst()
                .flatMap(this::address);
    }

    private Optional<URI> address(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(URI::create);
    }
}
