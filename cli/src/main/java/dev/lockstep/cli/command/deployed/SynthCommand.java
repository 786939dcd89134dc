package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Writes CloudFormation templates by the CDK app.
@Command(
        name = "synth",
        header = "writes the CloudFormation templates of an environment",
        description = {
            "Runs the CDK app in infra/ for one environment of infra/environments/. The templates hold the same state",
            "machines that run here. Needs Node.js, and no AWS account."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep synth dev",
            "  lockstep synth prod --pipelines orders --out build/cdk"
        })
public final class SynthCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StackOptions stacks = new StackOptions();

    public SynthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("synth", List.of(stacks.environment()), stacks.runs(surroundings))
                .logged(surroundings, log -> stacks.synth(surroundings, log));
    }
}
