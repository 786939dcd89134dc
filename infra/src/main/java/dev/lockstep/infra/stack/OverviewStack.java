package dev.lockstep.infra.stack;

import dev.lockstep.infra.dashboard.Overview;
import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.HandlerJars;
import dev.lockstep.infra.input.KitHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// What is of all pipelines together and holds no data.
public final class OverviewStack extends Stack {

    public OverviewStack(
            Construct scope, Environment environment, List<String> pipelines, HandlerJars jars, DataStack data) {
        super(
                scope,
                environment.physical("overview"),
                StackShape.of(environment, "All Lockstep pipelines in " + environment.name()));
        addStackDependency(data);
        var arns = Arns.in(this, environment);
        var stateMachines = new LinkedHashMap<String, String>();
        pipelines.forEach(pipeline -> stateMachines.put(pipeline, arns.stateMachine(pipeline)));
        new Overview(this, environment, stateMachines);
        var jar = jars.holding(KitHandlers.ENDED).orElseThrow();
        new RunsEnded(
                this,
                environment,
                stateMachines.keySet(),
                Code.fromAsset(jar.toString()),
                Keys.seenFrom(this, data.key()));
    }
}
