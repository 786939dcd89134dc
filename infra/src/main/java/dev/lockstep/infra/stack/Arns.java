package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/// ARNs as plain text wherever the environment says enough, so that a reviewer reads names and not joins.
final class Arns {

    private final Environment environment;
    private final String account;

    private Arns(Environment environment, String account) {
        this.environment = environment;
        this.account = account;
    }

    static Arns in(Construct scope, Environment environment) {
        return new Arns(
                environment,
                environment.account().orElseGet(() -> Stack.of(scope).getAccount()));
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

    String topic(String logicalName) {
        return of("sns", environment.physical(logicalName));
    }

    String queue(String logicalName) {
        return of("sqs", environment.physical(logicalName));
    }

    /// The bus that every account has keeps its name.
    String bus(String logicalName) {
        return of(
                "events",
                "event-bus/" + (logicalName.equals("default") ? logicalName : environment.physical(logicalName)));
    }

    String stateMachine(String pipeline) {
        return of("states", "stateMachine:" + environment.physical(pipeline));
    }

    String executions(String pipeline) {
        return of("states", "execution:" + environment.physical(pipeline) + ":*");
    }

    String function(String name) {
        return of("lambda", "function:" + name);
    }

    String logGroup(String name) {
        return of("logs", "log-group:" + name);
    }

    /// Whatever CloudWatch Logs has.
    String logs() {
        return of("logs", "*");
    }

    String account() {
        return account;
    }

    String alarm(String name) {
        return of("cloudwatch", "alarm:" + name);
    }

    String eventRule(String name) {
        return of("events", "rule/" + name);
    }

    /// What `${prefix}`, `${account}`, `${region}` and `${partition}` in a state machine stand for.
    SequencedMap<String, String> placeholders() {
        var placeholders = new LinkedHashMap<String, String>();
        placeholders.put("account", account);
        placeholders.put("partition", partition());
        placeholders.put("prefix", environment.prefix());
        placeholders.put("region", environment.region());
        return placeholders;
    }

    /// A text with them filled in.
    String filled(String text) {
        var filled = text;
        for (var entry : placeholders().entrySet()) {
            filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }

    private String of(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + environment.region() + ":" + account + ":" + resource;
    }

    private String partition() {
        if (environment.region().startsWith("cn-")) {
            return "aws-cn";
        }
        return environment.region().startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
