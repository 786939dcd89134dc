package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.cloud.Cloud;
import dev.lockstep.cli.cloud.Deployed;
import dev.lockstep.cli.command.Pipelines;
import dev.lockstep.cli.deploy.Cdk;
import dev.lockstep.cli.deploy.CdkApp;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.render.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Deploys pipelines to an environment.
@Command(
        name = "deploy",
        header = "deploys pipelines to an environment: LocalStack, or an account of AWS",
        description = {
            "Writes the templates as `synth` does and lets CDK's command line, which is fetched once by npm, deploy them:",
            "the data's stack first, the pipelines after it. What is wrong in a file is told before anything is drawn.",
            "",
            "AWS: with the credentials that AWS's own tools find. Wider permissions are shown and asked about, unless --yes",
            "is given. Once for each account and region: npx aws-cdk@2.1148.1 bootstrap.",
            "",
            "LocalStack, for an environment with `localstack: true`: the one that LOCALSTACK_ENDPOINT names, which is",
            "bootstrapped when it is not; nothing is asked."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep deploy local --pipelines orders",
            "  lockstep deploy dev",
            "  lockstep deploy prod --yes                  where nobody can be asked"
        })
public final class DeployCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @Mixin
    private StackOptions stacks = new StackOptions();

    @Option(names = "--yes", description = "Give wider permissions without asking.")
    private boolean sure;

    public DeployCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("deploy", List.of(stacks.environment()), stacks.runs(surroundings))
                .logged(surroundings, this::deploy);
    }

    private ExitCode deploy(RunLog log) throws InterruptedException {
        var begun = surroundings.clock().instant();
        var target = new CdkApp(surroundings).target(stacks.environment());
        var children = children();
        var cloud = Cloud.of(target, surroundings);
        requireBootstrap(cloud);
        requireDeployed(cloud, children);
        var written = stacks.synth(surroundings, log);
        if (written != ExitCode.DONE) {
            return written;
        }
        var cdk = new Cdk(surroundings, cloud, stacks.templates(surroundings), log);
        var local = cloud.localStack().isPresent();
        if (local && !cloud.isBootstrapped() && !cdk.bootstrap()) {
            throw broken("bootstrap", log);
        }
        if (!sure && !local && !surroundings.screen().live()) {
            surroundings.err().println("nobody can be asked here: wider permissions end it, unless --yes is given");
        }
        if (!cdk.deploy(sure || local)) {
            throw broken("deployment", log);
        }
        surroundings
                .err()
                .println("deployed to " + stacks.environment() + " in "
                        + Words.time(
                                Duration.between(begun, surroundings.clock().instant())));
        return ExitCode.DONE;
    }

    private Refusal broken(String what, RunLog log) {
        return Refusal.environment("the " + what + " broke off")
                .at(surroundings.show(log.file()))
                .remedy("what CDK and CloudFormation said is above and in that file; mend it and deploy again");
    }

    private void requireBootstrap(Cloud cloud) {
        if (cloud.localStack().isEmpty() && !cloud.isBootstrapped()) {
            var target = cloud.target();
            throw Refusal.environment("CDK has not been set up in this account and region")
                    .at(cloud.account() + ", " + target.region())
                    .remedy("once: npx aws-cdk@" + Cdk.VERSION + " bootstrap aws://" + cloud.account() + "/"
                            + target.region());
        }
    }

    /// Pipelines that those to be deployed start, and that are not deployed with them.
    private List<String> children() {
        var deployed = pipelines.named(stacks.pipelines());
        return deployed.stream()
                .flatMap(name -> pipelines.children(pipelines.runnable(name)).stream())
                .map(child -> child.pipeline().name())
                .distinct()
                .filter(child -> !deployed.contains(child))
                .toList();
    }

    private static void requireDeployed(Cloud cloud, List<String> children) {
        var missing = children.stream()
                .filter(child -> !Deployed.in(cloud, child).isThere())
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.input("pipelines would be started that are not deployed in '"
                            + cloud.target().environment() + "': " + String.join(", ", missing))
                    .at("--pipelines")
                    .remedy("deploy them too: add " + String.join(",", missing) + " to --pipelines");
        }
    }
}
