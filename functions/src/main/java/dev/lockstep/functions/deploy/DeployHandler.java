package dev.lockstep.functions.deploy;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.ObjectStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes packages live: first looks that each is there, whole, with the checksum it was built with, then changes the
/// services' pointers. When one of them cannot be changed, those before it are put back: all are live, or none.
public final class DeployHandler extends StageHandler<DeployHandler.Input, DeployHandler.Output> {
    public DeployHandler() {
        super(Input.class);
    }

    /// A service's package, as `build` hands it on.
    public record Built(String name, String version, Artifact packaged) {}

    /// What to make live, and where.
    ///
    /// @param from the address that the packages' addresses begin with: none from elsewhere goes live
    /// @param bucket of the pointers, as the pipeline calls it
    /// @param prefix of the environment's pointers: `live/`
    /// @param packages as a build hands them on
    public record Input(List<Built> packages, Optional<String> from, String bucket, Optional<String> prefix) {}

    /// What was changed.
    ///
    /// @param changes the pointers as they are now, each with what was live before: what undoing it needs
    public record Output(List<Pointer> changes, List<Artifact> artifacts, List<Artifact> sources, Counts counts) {}

    private record Done(Pointers.Seen before, Pointer after, String tag) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Pointers pointers = new Pointers(
                Clients.ofThisProcess(),
                context.settings(),
                input.bucket(),
                input.prefix().orElse(""));
        for (Built one : input.packages()) {
            Pointers.within(input.from(), one.packaged(), context.settings());
            verify(one.packaged(), context);
        }
        List<Done> done = new ArrayList<>();
        try {
            for (Built one : input.packages()) {
                done.add(change(one, pointers, context));
            }
        } catch (RuntimeException e) {
            putBack(done, pointers, context);
            throw e;
        }
        List<Artifact> written = done.stream()
                .map(change -> new Artifact(
                        pointers.address(change.after().service()).toString(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new Output(
                done.stream().map(Done::after).toList(),
                written,
                input.packages().stream().map(Built::packaged).toList(),
                Counts.all(done.size()));
    }

    /// Reads all of it: what cannot be read now, cannot be served later.
    private static void verify(Artifact packaged, StageContext context) throws IOException {
        try (ObjectStream in = context.data().open(packaged)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Done change(Built one, Pointers pointers, StageContext context) {
        Release release =
                new Release(one.version(), one.packaged(), context.run().id());
        Pointers.Seen seen = pointers.read(one.name());
        // an attempt before has done it, and its answer was lost: what was before is what it found
        boolean ours = seen.pointer().live().filter(release::equals).isPresent();
        Pointer after = ours
                ? seen.pointer()
                : new Pointer(one.name(), Optional.of(release), seen.pointer().live());
        Optional<String> tag = ours ? seen.tag() : pointers.change(seen, after);
        context.log()
                .info(
                        one.name() + " " + one.version() + " is live",
                        Map.of("package", one.packaged().uri()));
        return new Done(
                seen,
                after,
                tag.orElseThrow(() -> new Unavailable(
                        pointers.address(one.name()) + " was changed by another deployment at the same time")));
    }

    private static void putBack(List<Done> done, Pointers pointers, StageContext context) {
        for (Done change : done.reversed()) {
            Pointer before =
                    new Pointer(change.after().service(), change.after().before(), Optional.empty());
            boolean back = pointers.change(new Pointers.Seen(change.after(), Optional.of(change.tag())), before)
                    .isPresent();
            context.log()
                    .warn(change.after().service()
                            + (back ? " was put back" : " was not put back: another deployment has changed it"));
        }
    }
}
