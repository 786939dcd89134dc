package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import software.amazon.awscdk.Stack;

/// ARNs as plain text wherever the environment says enough, so that a reviewer reads names and not joins.
final class Arns {

    private final Environment environment;
    private final String account;

    private Arns(Environment environment, String account) {
        this.environment = environment;
        this.account = account;
    }

    static Arns in(Stack stack, Environment environment) {
        return new Arns(environment, environment.account().orElseGet(stack::getAccount));
    }

    String bucket(String logicalName) {
        return "arn:" + partition() + ":s3:::" + environment.physical(logicalName);
    }

    String objects(String logicalName, String prefix) {
        return bucket(logicalName) + "/" + prefix + "*";
    }

    String table(String logicalName) {
        return "arn:" + partition() + ":dynamodb:" + environment.region() + ":" + account + ":table/"
                + environment.physical(logicalName);
    }

    private String partition() {
        if (environment.region().startsWith("cn-")) {
            return "aws-cn";
        }
        return environment.region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
