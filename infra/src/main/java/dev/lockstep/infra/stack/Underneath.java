package dev.lockstep.infra.stack;

import java.util.Objects;
import software.constructs.Construct;

/// The CloudFormation resource that a construct draws, for the few properties that the construct does not show.
final class Underneath {

    private Underneath() {}

    static <R> R of(Construct construct, Class<R> resource) {
        return resource.cast(Objects.requireNonNull(construct.getNode().getDefaultChild()));
    }
}
