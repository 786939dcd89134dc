package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.StackProps;

/// What every stack of an environment has in common.
final class StackShape {

    private StackShape() {}

    static StackProps of(Environment environment, String description) {
        return of(environment, description, Map.of());
    }

    /// @param tags of the stack's own; what an environment says of cost and owner is not undone by them
    static StackProps of(Environment environment, String description, Map<String, String> tags) {
        var all = new TreeMap<>(tags);
        all.putAll(environment.tags());
        var place = software.amazon.awscdk.Environment.builder().region(environment.region());
        environment.account().ifPresent(place::account);
        return StackProps.builder()
                .env(place.build())
                .description(description)
                .tags(all)
                .terminationProtection(environment.data().keep())
                .analyticsReporting(false)
                .build();
    }
}
