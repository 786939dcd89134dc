package dev.lockstep.functions.deploy;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a deployment back: each service has again what was live before. A pointer that another deployment has changed
/// since is left alone: what is live there now was somebody's decision.
public final class RollbackHandler extends StageHandler<RollbackHandler.Input, RollbackHandler.Output> {
    private static final int TRIES = 5;

    public RollbackHandler() {
        super(Input.class);
    }

    /// What to take back.
    ///
    /// @param changes as the deployment has handed them on
    /// @param bucket of the pointers, as the pipeline calls it
    /// @param prefix of the pointers' keys
    public record Input(List<Pointer> changes, String bucket, Optional<String> prefix) {}

    /// What came of it.
    ///
    /// @param restored the services that have again what they had
    /// @param left the services that another deployment has changed since
    public record Output(List<String> restored, List<String> left, Counts counts) {}

    @Override
    protected Output run(Input input, StageContext context) {
        Pointers pointers = new Pointers(
                Clients.ofThisProcess(),
                context.settings(),
                input.bucket(),
                input.prefix().orElse(""));
        List<String> restored = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Pointer change : input.changes().reversed()) {
            boolean back = restore(change, pointers);
            (back ? restored : left).add(change.service());
            context.log()
                    .info(
                            change.service()
                                    + (back ? " has again what it had" : " was changed since and is left alone"),
                            Map.of(
                                    "version",
                                    change.before().map(Release::version).orElse("nothing")));
        }
        return new Output(restored, left, new Counts(input.changes().size(), restored.size(), left.size()));
    }

    private static boolean restore(Pointer change, Pointers pointers) {
        for (int i = 0; i < TRIES; i++) {
            Pointers.Seen seen = pointers.read(change.service());
            if (seen.pointer().live().equals(change.before())) {
                return true;
            }
            if (!seen.pointer().live().equals(change.live())) {
                return false;
            }
            Pointer before = new Pointer(change.service(), change.before(), Optional.empty());
            if (pointers.change(seen, before).isPresent()) {
                return true;
            }
        }
        throw new Unavailable(pointers.address(change.service()) + " is being changed by others");
    }
}
