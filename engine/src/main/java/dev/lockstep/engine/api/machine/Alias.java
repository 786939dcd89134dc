package dev.lockstep.engine.api.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A name that leads to one version, or to two by their weights.
public record Alias(
        long sequence,
        String name,
        String arn,
        Optional<String> description,
        List<Route> routes,
        Instant created,
        Optional<Instant> updated) {

    public Alias {
        routes = List.copyOf(routes);
    }

    /// A version and its weight of 100.
    public record Route(String versionArn, int weight) {}

    /// The version for a draw between 0 and 1.
    String versionFor(double draw) {
        double upTo = 0;
        for (Route route : routes) {
            upTo += route.weight() / 100.0;
            if (draw < upTo) {
                return route.versionArn();
            }
        }
        return routes.getLast().versionArn();
    }
}
