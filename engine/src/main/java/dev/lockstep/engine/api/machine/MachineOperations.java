package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Names;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.api.wire.Tags;
import dev.lockstep.engine.store.KeptRevision;
import java.util.List;
import java.util.Optional;

/// Creating, changing, describing, listing and deleting state machines.
public final class MachineOperations {
    private static final int LARGEST_DEFINITION = 1024 * 1024;
    private static final int LONGEST_ARN = 256;

    private final Machines machines;
    private final Logs logs;
    private final Door door;

    public MachineOperations(Machines machines, Logs logs, Door door) {
        this.machines = machines;
        this.logs = logs;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("CreateStateMachine", Create::of, this::create),
                new Operation<>("UpdateStateMachine", Update::of, this::update),
                new Operation<>("DescribeStateMachine", Describe::of, this::describe),
                new Operation<>("ListStateMachines", Page::of, this::list),
                new Operation<>("DeleteStateMachine", fields -> machineArn(fields), this::delete));
    }

    private static Arn machineArn(Fields fields) {
        String arn = fields.required("stateMachineArn", 1, LONGEST_ARN);
        fields.check();
        return Arn.stateMachine(arn);
    }

    private record Create(
            String name,
            String definition,
            String roleArn,
            Machine.Kind kind,
            Configuration configuration,
            Publishing publishing,
            Tags tags) {
        static Create of(Fields fields) {
            return new Create(
                    fields.required("name"),
                    fields.required("definition", 1, LARGEST_DEFINITION),
                    fields.required("roleArn", 1, LONGEST_ARN),
                    readKind(fields),
                    Configuration.of(fields, Configuration.USUAL),
                    Publishing.of(fields),
                    Tags.of(fields));
        }
    }

    static Machine.Kind readKind(Fields fields) {
        return fields.oneOf("type", List.of("STANDARD", "EXPRESS"))
                .filter(type -> type.equals("EXPRESS"))
                .map(_ -> Machine.Kind.EXPRESS)
                .orElse(Machine.Kind.STANDARD);
    }

    /// Whether a version is wanted at once, and how it is described.
    private record Publishing(boolean publish, Optional<String> description) {
        static Publishing of(Fields fields) {
            boolean publish = fields.flag("publish", false);
            Optional<String> description = fields.text("versionDescription", 0, 256);
            if (description.isPresent() && !publish) {
                throw ApiFailure.validation("Version description can only be set when publish is true");
            }
            return new Publishing(publish, description);
        }
    }

    private Reply create(Create request) {
        String arn = door.place().stateMachine(Names.valid(request.name()));
        StateMachine parsed = Definitions.parse(request.name(), request.definition(), request.kind());
        logs.check(request.configuration().logging());
        Revision first = revision(Optional.empty(), parsed, request.roleArn(), request.configuration());
        machines.create(arn, request.kind(), first, request.tags());
        return machines.change(Arn.stateMachine(arn), machine -> {
            if (!isSame(machine, request)) {
                throw new ApiFailure("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
            }
            return Reply.empty()
                    .with("stateMachineArn", machine.arn())
                    .date("creationDate", machine.created())
                    .with("stateMachineVersionArn", publish(machine, request.publishing()));
        });
    }

    private Revision revision(Optional<String> id, StateMachine machine, String roleArn, Configuration configuration) {
        KeptRevision kept = new KeptRevision(
                id,
                machine.definition(),
                roleArn,
                configuration.logging(),
                configuration.tracing(),
                configuration.encryption(),
                door.now());
        return new Revision(kept, () -> machine);
    }

    private static boolean isSame(Machine machine, Create request) {
        Revision current = machine.current();
        return machine.kind() == request.kind()
                && current.definition().equals(request.definition())
                && current.configuration().equals(request.configuration());
    }

    private Optional<String> publish(Machine machine, Publishing publishing) {
        return publishing.publish()
                ? Optional.of(
                        machine.publish(publishing.description(), door.now()).arn())
                : Optional.empty();
    }

    private record Update(
            Arn arn, Optional<String> definition, Optional<String> roleArn, Fields fields, Publishing publishing) {
        static Update of(Fields fields) {
            return new Update(
                    machineArn(fields),
                    fields.text("definition", 1, LARGEST_DEFINITION),
                    fields.text("roleArn", 1, LONGEST_ARN),
                    fields,
                    Publishing.of(fields));
        }
    }

    private Reply update(Update request) {
        boolean saysNothing =
                request.definition().isEmpty() && request.roleArn().isEmpty() && !Configuration.isIn(request.fields());
        machines.get(request.arn());
        // whoever is asked may be slow, and other machines are not to wait for it
        logs.check(Configuration.of(request.fields(), Configuration.USUAL).logging());
        return machines.change(request.arn(), machine -> {
            if (saysNothing) {
                throw new ApiFailure(
                        "MissingRequiredParameter",
                        "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration"
                                + " must be specified");
            }
            Revision before = machine.current();
            machine.update(revision(
                    Optional.of(door.uuid()),
                    request.definition()
                            .map(text -> Definitions.parse(machine.name(), text, machine.kind()))
                            .orElseGet(before::machine),
                    request.roleArn().orElse(before.roleArn()),
                    Configuration.of(request.fields(), before.configuration())));
            return Reply.empty()
                    .date("updateDate", machine.current().since())
                    .with("revisionId", machine.current().id())
                    .with("stateMachineVersionArn", publish(machine, request.publishing()));
        });
    }

    private record Describe(Arn arn, boolean metadataOnly) {
        static Describe of(Fields fields) {
            Arn arn = machineArn(fields);
            return new Describe(arn, fields.asksForMetadataOnly());
        }
    }

    private Reply describe(Describe request) {
        Target target = machines.target(request.arn());
        Machine machine = target.machine();
        Optional<Version> version = target.versionArn()
                .flatMap(arn -> machine.version(Arn.stateMachine(arn).qualifier()));
        Revision revision = target.revision();
        return Reply.empty()
                .with("stateMachineArn", version.map(Version::arn).orElse(machine.arn()))
                .with("name", machine.name())
                .with("status", "ACTIVE")
                .with("definition", Optional.of(revision.definition()).filter(_ -> !request.metadataOnly()))
                .with("roleArn", revision.roleArn())
                .with("type", machine.kind().name())
                .date("creationDate", version.map(Version::created).orElse(machine.created()))
                .with("loggingConfiguration", revision.configuration().logging())
                .with("tracingConfiguration", revision.configuration().tracing())
                .with("encryptionConfiguration", revision.configuration().encryption())
                .with("revisionId", revision.id())
                .with("description", version.flatMap(Version::description))
                .with("variableReferences", VariableReferences.of(revision.definition()));
    }

    private Reply list(Page page) {
        Page.Part<Machine> part = page.of(machines.all().stream(), Machine::sequence);
        List<Object> items = part.items().stream()
                .<Object>map(machine -> Reply.empty()
                        .with("stateMachineArn", machine.arn())
                        .with("name", machine.name())
                        .with("type", machine.kind().name())
                        .date("creationDate", machine.created())
                        .members())
                .toList();
        return Reply.empty().with("stateMachines", items).with("nextToken", part.nextToken());
    }

    private Reply delete(Arn arn) {
        machines.delete(arn);
        return Reply.empty();
    }
}
