package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.cloud.Cloud;
import dev.lockstep.cli.deploy.Cdk;
import dev.lockstep.cli.deploy.CdkApp;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunLog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Compares what would be deployed with what is.
@Command(
        name = "diff",
        header = "shows what a deployment would change",
        description = {
            "Writes the templates of an environment and lets CDK compare them with what is deployed there. Ends with 0",
            "when nothing would change and with 3 when something would."
        },
        footer = {"", "@|bold Examples|@", "  lockstep diff dev", "  lockstep diff local --pipelines orders"})
public final class DiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StackOptions stacks = new StackOptions();

    public DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("diff", List.of(stacks.environment()), stacks.runs(surroundings))
                .logged(surroundings, this::compare);
    }

    private ExitCode compare(RunLog log) throws InterruptedException {
        var cloud = Cloud.of(new CdkApp(surroundings).target(stacks.environment()), surroundings);
        cloud.account();
        var written = stacks.synth(surroundings, log);
        if (written != ExitCode.DONE) {
            return written;
        }
        var different = new Cdk(surroundings, cloud, stacks.templates(surroundings), log).differences();
        return different == 0 ? ExitCode.DONE : ExitCode.HELD;
    }
}
