package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineVersion;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/// The state machine: the committed text, unchanged, and beside it what its substitutions stand for.
final class Machine extends Construct {

    private final StateMachine stateMachine;
    private final Optional<CfnStateMachineAlias> alias;

    Machine(Construct scope, Environment environment, Deployable pipeline, Map<String, StageFunction> functions) {
        super(scope, "machine");
        var name = Naming.stateMachine(environment, pipeline);
        var role = Role.Builder.create(this, "role")
                .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                .description("What the state machine " + name + " may do")
                .build();
        var arns = new TreeMap<String, String>();
        functions.forEach((substitution, function) ->
                arns.put(substitution, function.alias().getFunctionArn()));
        if (!arns.isEmpty()) {
            role.addToPolicy(PolicyStatement.Builder.create()
                    .sid("CallItsFunctions")
                    .actions(List.of("lambda:InvokeFunction"))
                    .resources(List.copyOf(arns.values()))
                    .build());
        }
        var names = Arns.in(Stack.of(this), environment);
        var permissions = new MachinePermissions(names, environment, pipeline);
        permissions.statements().forEach(role::addToPolicy);
        pipeline.works(Work.Child.class).forEach((stage, child) -> arns.put(stage, permissions.arn(child)));
        names.placeholders().forEach((placeholder, value) -> {
            if (pipeline.stateMachine().text().contains("${" + placeholder + "}")) {
                arns.put(placeholder, value);
            }
        });
        var machine = StateMachine.Builder.create(this, "state-machine")
                .stateMachineName(name)
                .definitionBody(
                        DefinitionBody.fromString(pipeline.stateMachine().text()))
                .definitionSubstitutions(new LinkedHashMap<>(arns))
                .role(role)
                .tracingEnabled(true)
                .logs(logs(environment, name));
        // standard is CloudFormation's own default
        if (pipeline.pipeline().kind() == Pipeline.Kind.EXPRESS) {
            machine.stateMachineType(StateMachineType.EXPRESS);
        }
        this.stateMachine = machine.build();
        this.alias = environment.machine().versions() ? Optional.of(alias(environment)) : Optional.empty();
    }

    private LogOptions logs(Environment environment, String name) {
        return LogOptions.builder()
                .destination(Keeping.logGroup(this, "/aws/vendedlogs/states/" + name, environment))
                .level(LogLevel.valueOf(environment.logs().executions().name()))
                .includeExecutionData(true)
                .build();
    }

    private CfnStateMachineAlias alias(Environment environment) {
        var version = CfnStateMachineVersion.Builder.create(this, "version")
                .stateMachineArn(stateMachine.getStateMachineArn())
                // a changed text or role makes another revision, another revision another version
                .stateMachineRevisionId(stateMachine.getStateMachineRevisionId())
                .build();
        // what runs goes on with the version it started with, and a way back stays open
        version.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return CfnStateMachineAlias.Builder.create(this, "alias")
                .name(StageFunction.LIVE)
                .description("What triggers start in " + environment.name())
                .deploymentPreference(CfnStateMachineAlias.DeploymentPreferenceProperty.builder()
                        .stateMachineVersionArn(version.getAttrArn())
                        .type("ALL_AT_ONCE")
                        .build())
                .build();
    }

    StateMachine stateMachine() {
        return stateMachine;
    }

    /// What a starter starts: the alias, or the state machine itself where there are no versions.
    String startedArn() {
        return alias.map(CfnStateMachineAlias::getAttrArn).orElseGet(stateMachine::getStateMachineArn);
    }

    /// The permission to start it. AWS looks at the state machine's own ARN and at the alias by a condition
    /// (Developer Guide, "Authorization for versions and aliases").
    PolicyStatement start() {
        var statement = PolicyStatement.Builder.create()
                .sid("StartRuns")
                .actions(List.of("states:StartExecution"))
                .resources(List.of(stateMachine.getStateMachineArn()));
        alias.ifPresent(_ -> statement.conditions(
                Map.of("StringEquals", Map.of("states:StateMachineQualifier", StageFunction.LIVE))));
        return statement.build();
    }
}
