package dev.lockstep.infra.stack;

import dev.lockstep.infra.alarm.AlarmCatalogue;
import dev.lockstep.infra.alarm.DrawnAlarm;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.environment.Rollout;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.Naming;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineAlias.DeploymentPreferenceProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachineVersion;
import software.amazon.awscdk.services.stepfunctions.CustomerManagedEncryptionConfiguration;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/// The state machine: the committed text, unchanged, and beside it what its substitutions stand for. Functions
/// are named by their versions: a version of the state machine is one text with one edition of all its code.
final class Machine extends Construct {

    private static final ServicePrincipal STEP_FUNCTIONS = new ServicePrincipal("states.amazonaws.com");

    private final ILogGroup logGroup;
    private final StateMachine stateMachine;
    private final String arn;
    private final Optional<CfnStateMachineAlias> alias;

    Machine(
            Construct scope,
            Environment environment,
            Deployable pipeline,
            Map<String, StageFunction> functions,
            Optional<IKey> key) {
        super(scope, "machine");
        var name = Naming.stateMachine(environment, pipeline);
        var role = Role.Builder.create(this, "role")
                .assumedBy(STEP_FUNCTIONS)
                .description("What the state machine " + name + " may do")
                .build();
        var arns = new TreeMap<String, String>();
        var callable = new ArrayList<CfnPermission>();
        var roleArn = role.getRoleArn();
        functions.forEach((substitution, function) -> {
            arns.put(substitution, function.versionArn());
            callable.add(function.callableBy(roleArn));
        });
        var names = Arns.in(this, environment);
        var permissions = new MachinePermissions(names, environment, pipeline);
        permissions.statements().forEach(role::addToPolicy);
        Keys.use(key).ifPresent(role::addToPolicy);
        pipeline.works(Work.Child.class).forEach((stage, child) -> arns.put(stage, permissions.arn(child)));
        names.placeholders().forEach((placeholder, value) -> {
            if (pipeline.stateMachine().text().contains("${" + placeholder + "}")) {
                arns.put(placeholder, value);
            }
        });
        this.logGroup = Keeping.logGroup(this, "/aws/vendedlogs/states/" + name, environment, key);
        var machine = StateMachine.Builder.create(this, "state-machine")
                .stateMachineName(name)
                .definitionBody(
                        DefinitionBody.fromString(pipeline.stateMachine().text()))
                .definitionSubstitutions(new LinkedHashMap<>(arns))
                .role(role)
                .tracingEnabled(true)
                .logs(logs(environment));
        key.ifPresent(own -> machine.encryptionConfiguration(new CustomerManagedEncryptionConfiguration(own)));
        // standard is CloudFormation's own default
        if (pipeline.pipeline().kind() == Pipeline.Kind.EXPRESS) {
            machine.stateMachineType(StateMachineType.EXPRESS);
        }
        this.stateMachine = machine.build();
        this.arn = stateMachine.getStateMachineArn();
        // nobody starts a version whose functions it may not call yet
        stateMachine.getNode().addDependency(callable.toArray(CfnPermission[]::new));
        this.alias = environment.machine().versions() ? Optional.of(alias(environment, pipeline)) : Optional.empty();
    }

    private LogOptions logs(Environment environment) {
        return LogOptions.builder()
                .destination(logGroup)
                .level(LogLevel.valueOf(environment.logs().executions().name()))
                .includeExecutionData(true)
                .build();
    }

    private CfnStateMachineAlias alias(Environment environment, Deployable pipeline) {
        var version = CfnStateMachineVersion.Builder.create(this, "version")
                .stateMachineArn(arn)
                // a changed text or role makes another revision, another revision another version
                .stateMachineRevisionId(stateMachine.getStateMachineRevisionId())
                .build();
        // what runs goes on with the version it started with, and a way back stays open
        version.applyRemovalPolicy(RemovalPolicy.RETAIN);
        return CfnStateMachineAlias.Builder.create(this, "alias")
                .name(StageFunction.LIVE)
                .description("What triggers start in " + environment.name())
                .deploymentPreference(rollout(environment, pipeline, version.getAttrArn()))
                .build();
    }

    /// A new version gets part of the runs first, where the environment says so.
    private DeploymentPreferenceProperty rollout(Environment environment, Deployable pipeline, String versionArn) {
        var preference = DeploymentPreferenceProperty.builder().stateMachineVersionArn(versionArn);
        return switch (environment.machine().rollout()) {
            case Rollout.AllAtOnce _ -> preference.type("ALL_AT_ONCE").build();
            case Rollout.Gradual gradual ->
                preference
                        .type(gradual.pace().name())
                        .percentage(gradual.percentage())
                        .interval(gradual.interval().toMinutes())
                        .alarms(List.of(DrawnAlarm.draw(
                                        this,
                                        environment.physical(pipeline.name()) + "-",
                                        new AlarmCatalogue(environment, pipeline.pipeline(), arn).ofRollout(),
                                        List.of())
                                .getRef()))
                        .build();
        };
    }

    ILogGroup logGroup() {
        return logGroup;
    }

    String arn() {
        return arn;
    }

    /// What a starter starts: the alias, or the state machine itself where there are no versions.
    String startedArn() {
        return alias.map(CfnStateMachineAlias::getAttrArn).orElse(arn);
    }

    /// The permission to start it. AWS looks at the state machine's own ARN and at the alias by a condition
    /// (Developer Guide, "Authorization for versions and aliases").
    PolicyStatement start() {
        var statement = PolicyStatement.Builder.create()
                .sid("StartRuns")
                .actions(List.of("states:StartExecution"))
                .resources(List.of(arn));
        alias.ifPresent(_ -> statement.conditions(
                Map.of("StringEquals", Map.of("states:StateMachineQualifier", StageFunction.LIVE))));
        return statement.build();
    }
}
