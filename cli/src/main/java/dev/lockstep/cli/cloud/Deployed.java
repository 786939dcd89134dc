package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Refusal;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/// One pipeline in one environment, by the names that the CDK app gives what it makes of it.
public final class Deployed {
    private final Cloud cloud;
    private final String account;
    private final String pipeline;

    private Deployed(Cloud cloud, String account, String pipeline) {
        this.cloud = cloud;
        this.account = account;
        this.pipeline = pipeline;
    }

    public static Deployed in(Cloud cloud, String pipeline) {
        return new Deployed(cloud, cloud.account(), pipeline);
    }

    String pipeline() {
        return pipeline;
    }

    /// Its name in the environment.
    String name() {
        return cloud.target().prefix() + pipeline;
    }

    String stateMachine() {
        return arn("states", "stateMachine:" + name());
    }

    /// What is started: the alias, where there is one.
    String started() {
        return stateMachine() + cloud.target().alias().map(alias -> ":" + alias).orElse("");
    }

    String execution(String run) {
        return arn("states", "execution:" + name() + ":" + run);
    }

    /// The queue of its events, and where those lie that could not start a run.
    String events() {
        return name() + "-events";
    }

    String deadLetters() {
        return name() + "-events-dead";
    }

    String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + cloud.target().region() + ":" + account + ":" + resource;
    }

    private String partition() {
        var region = cloud.target().region();
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /// Whether its state machine is there.
    public boolean isThere() {
        return cloud.ask(() -> {
            try (var states = cloud.states()) {
                states.describeStateMachine(request -> request.stateMachineArn(stateMachine()));
                return true;
            } catch (StateMachineDoesNotExistException missing) {
                return false;
            }
        });
    }

    /// What to say when it is not.
    Refusal missing(Optional<Throwable> cause) {
        var environment = cloud.target().environment();
        var refusal = Refusal.input("pipeline '" + pipeline + "' is not deployed in environment '" + environment + "'")
                .at(stateMachine())
                .remedy("./lockstep deploy " + environment + " --pipelines " + pipeline);
        cause.ifPresent(refusal::because);
        return refusal;
    }
}
