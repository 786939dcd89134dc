package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/// One Lambda function with everything that belongs to it alone: role, log group, version and alias.
///
/// Versions outlive the deployment that replaces them: a run that is under way goes on with those it started with.
final class StageFunction extends Construct {

    /// The name callers call a function or a state machine by; it points at the version that was deployed last.
    static final String LIVE = "live";

    /// What is the same for all functions is made once: CDK's objects live in another process, and each costs messages.
    private static final ServicePrincipal LAMBDA = new ServicePrincipal("lambda.amazonaws.com");

    private final String name;
    private final ILogGroup logGroup;
    private final String versionArn;
    private final Alias alias;

    StageFunction(Construct scope, String id, Environment environment, Code code, Optional<IKey> key, Plan plan) {
        super(scope, id);
        this.name = plan.name();
        this.logGroup = Keeping.logGroup(this, "/aws/lambda/" + plan.name(), environment, key);
        // No managed policy: the one for basic execution may write into every log group of the account.
        var role = Role.Builder.create(this, "role")
                .assumedBy(LAMBDA)
                .description("What " + plan.name() + " may do")
                .build();
        logGroup.grantWrite(role);
        plan.permissions().forEach(role::addToPolicy);
        Keys.use(key).ifPresent(role::addToPolicy);
        var draft = Function.Builder.create(this, "function")
                .functionName(plan.name())
                .description(plan.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(plan.handlerClass())
                .code(code)
                .memorySize(plan.memory())
                .timeout(Keeping.length(plan.timeout()))
                .environment(plan.settings())
                .role(role)
                .logGroup(logGroup)
                .loggingFormat(LoggingFormat.JSON)
                .tracing(Tracing.ACTIVE)
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build());
        plan.concurrency().ifPresent(draft::reservedConcurrentExecutions);
        if (environment.functions().snapStart()) {
            draft.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        var version = draft.build().getCurrentVersion();
        this.versionArn = version.getFunctionArn();
        this.alias = Alias.Builder.create(this, "alias")
                .aliasName(LIVE)
                .version(version)
                .build();
    }

    ILogGroup logGroup() {
        return logGroup;
    }

    String name() {
        return name;
    }

    /// The version that this deployment makes, by its number.
    String versionArn() {
        return versionArn;
    }

    /// Lets a role call the version there is now. The permission lies with the version and stays with it: the role
    /// needs no wildcard to go on calling versions that are older, and CloudFormation need not know their numbers.
    CfnPermission callableBy(String roleArn) {
        var permission = CfnPermission.Builder.create(this, "called")
                .action("lambda:InvokeFunction")
                .functionName(versionArn)
                .principal(roleArn)
                .build();
        permission.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return permission;
    }

    Alias alias() {
        return alias;
    }

    /// What a function is to be.
    record Plan(
            String name,
            String description,
            String handlerClass,
            int memory,
            Duration timeout,
            Optional<Integer> concurrency,
            Map<String, String> settings,
            List<PolicyStatement> permissions) {}
}
