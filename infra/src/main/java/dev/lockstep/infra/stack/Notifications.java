package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.Naming;
import dev.lockstep.pipeline.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// Tells topics how runs have ended: a rule for each topic, which lies with the data and lets just these rules speak.
final class Notifications extends Construct {

    Notifications(Construct scope, Environment environment, Deployable pipeline, String stateMachineArn) {
        super(scope, "notifications");
        var arns = Arns.in(this, environment);
        for (var notification : pipeline.pipeline().notifications()) {
            var detail = new LinkedHashMap<String, Object>();
            detail.put("stateMachineArn", List.of(stateMachineArn));
            detail.put("status", notification.on().stream().map(Enum::name).toList());
            Rule.Builder.create(this, notification.topic())
                    .ruleName(environment.physical(Naming.telling(pipeline, notification.topic())))
                    .description("Tells " + notification.topic() + " how runs of " + pipeline.name() + " have ended")
                    .eventPattern(EventPattern.builder()
                            .source(List.of("aws.states"))
                            .detailType(List.of(Trigger.After.DETAIL_TYPE))
                            .detail(detail)
                            .build())
                    .targets(List.of(SnsTopic.Builder.create(Topic.fromTopicArn(
                                    this, notification.topic() + "-topic", arns.topic(notification.topic())))
                            .build()))
                    .build();
        }
    }

    /// What lets rules speak by a topic, each by its own statement.
    static PolicyStatement permission(Arns arns, Environment environment, String topic, String rule) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(arns.topic(topic)))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", arns.eventRule(environment.physical(rule)))))
                .build();
    }
}
