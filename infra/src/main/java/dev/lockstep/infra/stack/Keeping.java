package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// How long things live: with their stack, or longer.
final class Keeping {

    private Keeping() {}

    static RemovalPolicy removal(Environment environment) {
        return environment.data().keep() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    static LogGroup logGroup(Construct scope, String name, Environment environment, Optional<IKey> key) {
        var draft = LogGroup.Builder.create(scope, "logs").logGroupName(name).removalPolicy(removal(environment));
        key.ifPresent(draft::encryptionKey);
        var logGroup = draft.build();
        Underneath.of(logGroup, CfnLogGroup.class)
                .setRetentionInDays(environment.logs().retention().days());
        return logGroup;
    }
}
