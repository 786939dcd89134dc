package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.KitHandlers;
import dev.lockstep.infra.input.Naming;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.FunctionUrl;
import software.amazon.awscdk.services.lambda.FunctionUrlAuthType;
import software.amazon.awscdk.services.lambda.FunctionUrlOptions;
import software.constructs.Construct;

/// The page on which people answer what a pipeline asks them. Its address is public, because who is asked by mail has
/// no credentials of AWS; what lets them in is the key in their link. An environment has to ask for it, and whoever
/// calls it a thousand times takes no room from the functions of the account; that others are kept out meanwhile, an
/// alarm says.
final class Answers extends Construct {

    private final FunctionUrl address;

    Answers(Construct scope, Environment environment, Deployable pipeline, Code code, Optional<IKey> key) {
        super(scope, "answers");
        var arns = Arns.in(this, environment);
        var function = new StageFunction(
                this,
                "page",
                environment,
                code,
                key,
                new StageFunction.Plan(
                        Naming.function(environment, pipeline, Naming.ANSWERS),
                        "Takes the answers to what " + pipeline.name() + " asks",
                        KitHandlers.ANSWERS,
                        512,
                        Duration.ofSeconds(30),
                        Optional.of(environment.approvals().concurrency()),
                        Settings.of(environment, pipeline, Map.of()),
                        List.of(Permissions.remember(arns, pipeline), Permissions.answer(arns, pipeline))));
        this.address = function.alias()
                .addFunctionUrl(FunctionUrlOptions.builder()
                        .authType(FunctionUrlAuthType.NONE)
                        .build());
    }

    /// Whether the pipeline asks anybody, and the environment has them answer by a link.
    static boolean wanted(Environment environment, Deployable pipeline) {
        return environment.approvals().links() && pipeline.asks();
    }

    /// What the functions that ask have to know.
    Map<String, String> settings() {
        return Map.of("LOCKSTEP_APPROVAL_URL", address.getUrl());
    }
}
