package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// A key of the customer's own for all that an environment keeps and sends, where its file asks for one. Without it AWS
/// encrypts with keys of its own.
///
/// The key lies with the data. What services may do with it is said there once and for all pipelines: a deployment of
/// one pipeline must not change the key of the others.
final class Keys {

    private static final List<String> USE = List.of("kms:Decrypt", "kms:GenerateDataKey");

    private Keys() {}

    static Optional<Key> draw(Construct scope, Environment environment, Arns arns) {
        if (!environment.customerKey()) {
            return Optional.empty();
        }
        var key = Key.Builder.create(scope, "key")
                .alias(environment.physical("key"))
                .description("Encrypts what the Lockstep pipelines in " + environment.name() + " keep and send")
                .enableKeyRotation(true)
                .removalPolicy(Keeping.removal(environment))
                .build();
        var account = Map.<String, Object>of("StringEquals", Map.of("aws:SourceAccount", arns.account()));
        // rules that send to encrypted queues and topics
        key.addToResourcePolicy(service("Send", "events.amazonaws.com", USE, account));
        key.addToResourcePolicy(service(
                "Log",
                "logs." + environment.region() + ".amazonaws.com",
                List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom"),
                Map.of(
                        "ArnLike",
                        Map.of(
                                "kms:EncryptionContext:aws:logs:arn",
                                List.of(
                                        arns.logGroup("/aws/lambda/" + environment.prefix() + "*"),
                                        arns.logGroup("/aws/vendedlogs/states/" + environment.prefix() + "*"))))));
        key.addToResourcePolicy(service(
                "LogExecutions",
                "delivery.logs.amazonaws.com",
                List.of("kms:Decrypt"),
                Map.of("StringLike", Map.of("kms:EncryptionContext:SourceArn", arns.logs()))));
        return Optional.of(key);
    }

    private static PolicyStatement service(
            String sid, String principal, List<String> actions, Map<String, Object> conditions) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .principals(List.of(new ServicePrincipal(principal)))
                .actions(actions)
                .resources(List.of("*")) // in the policy of a key: this key
                .conditions(conditions)
                .build();
    }

    /// The key as another stack sees it: one that it can use and cannot change.
    static Optional<IKey> seenFrom(Construct scope, Optional<Key> key) {
        return key.map(drawn -> Key.fromKeyArn(scope, "key", drawn.getKeyArn()));
    }

    /// What a role needs to read and write what the key encrypts.
    static Optional<PolicyStatement> use(Optional<IKey> key) {
        return key.map(seen -> MachinePermissions.allow("UseTheKey", USE, List.of(seen.getKeyArn())));
    }
}
