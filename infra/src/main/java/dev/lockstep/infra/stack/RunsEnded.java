package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.KitHandlers;
import dev.lockstep.pipeline.Trigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// Notes how long every run of an environment took, whoever started it. What it is told is not kept: a run that it
/// misses is missing in a graph, and Step Functions counts it all the same.
final class RunsEnded extends Construct {

    RunsEnded(Construct scope, Environment environment, Collection<String> pipelines, Code code, Optional<IKey> key) {
        super(scope, "ended");
        var settings = new TreeMap<>(Settings.of(environment));
        settings.put("LOCKSTEP_PIPELINES", String.join(",", pipelines));
        var function = new StageFunction(
                this,
                "note",
                environment,
                code,
                key,
                new StageFunction.Plan(
                        environment.physical("overview-ended"),
                        "Notes how long the runs of " + environment.name() + " take",
                        KitHandlers.ENDED,
                        512,
                        Duration.ofSeconds(30),
                        Optional.empty(),
                        settings,
                        List.of()));
        var detail = new LinkedHashMap<String, Object>();
        detail.put(
                "status",
                Arrays.stream(Trigger.After.Status.values()).map(Enum::name).toList());
        detail.put("stateMachineArn", Match.prefix(Arns.in(this, environment).stateMachine("")));
        Rule.Builder.create(this, "rule")
                .ruleName(environment.physical("overview-ended"))
                .description("Tells that a run has ended")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.states"))
                        .detailType(List.of(Trigger.After.DETAIL_TYPE))
                        .detail(detail)
                        .build())
                .targets(List.of(new LambdaFunction(function.alias())))
                .build();
    }
}
