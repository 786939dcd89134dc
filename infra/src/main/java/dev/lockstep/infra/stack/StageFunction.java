package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.constructs.Construct;

/// One Lambda function with everything that belongs to it alone: role, log group, version and alias.
final class StageFunction extends Construct {

    /// The name callers call a function or a state machine by; it points at the version that was deployed last.
    static final String LIVE = "live";

    private final Alias alias;

    StageFunction(Construct scope, String id, Environment environment, Code code, Plan plan) {
        super(scope, id);
        var logGroup = Keeping.logGroup(this, "/aws/lambda/" + plan.name(), environment);
        // No managed policy: the one for basic execution may write into every log group of the account.
        var role = Role.Builder.create(this, "role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("What " + plan.name() + " may do")
                .build();
        logGroup.grantWrite(role);
        plan.permissions().forEach(role::addToPolicy);
        var function = Function.Builder.create(this, "function")
                .functionName(plan.name())
                .description(plan.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(plan.handlerClass())
                .code(code)
                .memorySize(plan.memory())
                .timeout(software.amazon.awscdk.Duration.seconds(plan.timeout().toSeconds()))
                .environment(plan.settings())
                .role(role)
                .logGroup(logGroup)
                .loggingFormat(LoggingFormat.JSON)
                .tracing(Tracing.ACTIVE)
                .build();
        this.alias = Alias.Builder.create(this, "alias")
                .aliasName(LIVE)
                .version(function.getCurrentVersion())
                .build();
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
            Map<String, String> settings,
            List<PolicyStatement> permissions) {}
}
