package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import software.amazon.awscdk.StackProps;

/// What every stack of an environment has in common.
final class StackShape {

    private StackShape() {}

    static StackProps of(Environment environment, String description) {
        var place = software.amazon.awscdk.Environment.builder().region(environment.region());
        environment.account().ifPresent(place::account);
        return StackProps.builder()
                .env(place.build())
                .description(description)
                .tags(environment.tags())
                .terminationProtection(environment.data().keep())
                .analyticsReporting(false)
                .build();
    }
}
