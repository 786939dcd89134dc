package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import java.util.List;
import java.util.Optional;

/// Publishing, listing and deleting versions.
public final class VersionOperations {
    private static final int LONGEST_TOKEN = 1_024;

    private final Machines machines;
    private final Door door;

    public VersionOperations(Machines machines, Door door) {
        this.machines = machines;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("PublishStateMachineVersion", Publish::of, this::publish),
                new Operation<>("ListStateMachineVersions", Listing::of, this::list),
                new Operation<>("DeleteStateMachineVersion", fields -> versionArn(fields), this::delete));
    }

    private record Publish(Arn arn, Optional<String> revisionId, Optional<String> description) {
        static Publish of(Fields fields) {
            Optional<String> revisionId = fields.text("revisionId");
            Optional<String> description = fields.text("description", 0, 256);
            String arn = fields.required("stateMachineArn", 1, 256);
            fields.check();
            return new Publish(Arn.stateMachine(arn), revisionId, description);
        }
    }

    private Reply publish(Publish request) {
        return machines.change(request.arn(), machine -> {
            String current = machine.current().id().orElse("INITIAL");
            if (request.revisionId().isPresent() && !request.revisionId().get().equals(current)) {
                throw new ApiFailure(
                        "ConflictException",
                        "Failed to publish the State Machine version for revision "
                                + request.revisionId().get() + ". The current State Machine revision is " + current
                                + ".");
            }
            Version version = machine.publish(request.description(), door.now());
            return Reply.empty().date("creationDate", version.created()).with("stateMachineVersionArn", version.arn());
        });
    }

    private record Listing(Arn arn, Page page) {
        static Listing of(Fields fields) {
            String arn = fields.required("stateMachineArn", 1, 256);
            Page page = Page.of(fields, LONGEST_TOKEN);
            return new Listing(Arn.stateMachine(arn), page);
        }
    }

    private Reply list(Listing request) {
        return machines.look(request.arn(), machine -> {
            Page.Part<Version> part = request.page().of(machine.versions().stream(), version -> -version.number());
            List<Object> items = part.items().stream()
                    .<Object>map(version -> Reply.empty()
                            .with("stateMachineVersionArn", version.arn())
                            .date("creationDate", version.created())
                            .members())
                    .toList();
            return Reply.empty().with("stateMachineVersions", items).with("nextToken", part.nextToken());
        });
    }

    private static Arn versionArn(Fields fields) {
        String arn = fields.required("stateMachineVersionArn", 1, 2_000);
        fields.check();
        return Arn.stateMachine(arn);
    }

    /// Deleting what is not there is no failure, as AWS has it.
    private Reply delete(Arn arn) {
        if (machines.find(arn).isPresent()) {
            machines.change(Arn.stateMachine(arn.unqualified()), machine -> {
                delete(machine, arn);
                return machine;
            });
        }
        return Reply.empty();
    }

    private static void delete(Machine machine, Arn arn) {
        List<String> aliases = machine.aliases().stream()
                .filter(alias -> alias.routes().stream()
                        .anyMatch(route -> route.versionArn().equals(arn.text())))
                .map(Alias::name)
                .toList();
        if (!aliases.isEmpty()) {
            throw new ApiFailure(
                    "ConflictException",
                    "Version to be deleted must not be referenced by an alias. "
                            + "Current list of aliases referencing this version: " + aliases);
        }
        machine.version(arn.qualifier()).ifPresent(version -> machine.deleteVersion(version.number()));
    }
}
