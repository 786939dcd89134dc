package dev.lockstep.engine.api.machine;

import dev.lockstep.engine.api.machine.Alias.Route;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Creating, changing, describing, listing and deleting aliases.
public final class AliasOperations {
    private static final int LONGEST_TOKEN = 1_024;
    private static final Pattern NAME = Pattern.compile("^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");

    private final Machines machines;
    private final Door door;

    public AliasOperations(Machines machines, Door door) {
        this.machines = machines;
        this.door = door;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("CreateStateMachineAlias", Create::of, this::create),
                new Operation<>("UpdateStateMachineAlias", Update::of, this::update),
                new Operation<>("DescribeStateMachineAlias", fields -> aliasArn(fields), this::describe),
                new Operation<>("ListStateMachineAliases", Listing::of, this::list),
                new Operation<>("DeleteStateMachineAlias", fields -> aliasArn(fields), this::delete));
    }

    private record Create(String name, Optional<String> description, List<Route> routes) {
        static Create of(Fields fields) {
            String name = fields.required("name", 1, 80);
            fields.matching("name", NAME);
            Optional<String> description = fields.text("description", 0, 256);
            List<Route> routes = readRoutes(fields);
            fields.check();
            if (routes.isEmpty()) {
                throw ApiFailure.validation("1 validation error detected: Value '[]' at 'routingConfiguration' failed "
                        + "to satisfy constraint: Member must have length greater than or equal to 1");
            }
            return new Create(name, description, routes);
        }
    }

    private static List<Route> readRoutes(Fields fields) {
        return fields.objects("routingConfiguration").stream()
                .map(route ->
                        new Route(route.required("stateMachineVersionArn", 1, 256), route.integer("weight", 0, 0, 100)))
                .toList();
    }

    private Reply create(Create request) {
        Arn machineArn = checked(request.routes());
        return machines.change(machineArn, machine -> {
            Optional<Alias> there = machine.alias(request.name());
            if (there.isPresent() && !isSame(there.get(), request)) {
                throw new ApiFailure(
                        "ConflictException",
                        "Failed to create alias because an alias with the same name and a different routing "
                                + "configuration already exists.");
            }
            Alias alias = there.orElseGet(() -> new Alias(
                    machines.nextSequence(),
                    request.name(),
                    machine.arn() + ":" + request.name(),
                    request.description(),
                    request.routes(),
                    door.now(),
                    Optional.empty()));
            machine.put(alias);
            return Reply.empty().with("stateMachineAliasArn", alias.arn()).date("creationDate", alias.created());
        });
    }

    private static boolean isSame(Alias alias, Create request) {
        return alias.routes().equals(request.routes()) && alias.description().equals(request.description());
    }

    /// The machine all routes lead to.
    private Arn checked(List<Route> routes) {
        List<String> arns = routes.stream().map(Route::versionArn).toList();
        if (routes.size() > 2) {
            throw ApiFailure.validation("1 validation error detected: Value '" + routes
                    + "' at 'routingConfiguration' failed to satisfy constraint: "
                    + "Member must have length less than or equal to 2");
        }
        if (arns.stream().distinct().count() < arns.size()) {
            throw ApiFailure.validation(
                    "Routing configuration must contain distinct state machine version ARNs. Received: " + arns);
        }
        List<Integer> weights = routes.stream().map(Route::weight).toList();
        if (weights.stream().mapToInt(Integer::intValue).sum() != 100) {
            throw ApiFailure.validation("Sum of routing configuration weights must equal 100. Received: " + weights);
        }
        List<Arn> parsed = arns.stream().map(Arn::stateMachine).toList();
        if (parsed.stream().map(Arn::unqualified).distinct().count() > 1) {
            throw ApiFailure.validation("Routing configuration must contain versions of one state machine only");
        }
        for (Arn arn : parsed) {
            boolean there = machines.find(arn)
                    .flatMap(machine -> machine.version(arn.qualifier()))
                    .isPresent();
            if (!there) {
                throw ApiFailure.noResource(arn.text());
            }
        }
        return Arn.stateMachine(parsed.getFirst().unqualified());
    }

    private record Update(Arn arn, Optional<String> description, List<Route> routes) {
        static Update of(Fields fields) {
            Optional<String> description = fields.text("description", 0, 256);
            List<Route> routes = readRoutes(fields);
            return new Update(aliasArn(fields), description, routes);
        }
    }

    private Reply update(Update request) {
        if (request.description().isEmpty() && request.routes().isEmpty()) {
            throw ApiFailure.validation("Either the description or the routing configuration must be specified");
        }
        if (!request.routes().isEmpty()) {
            checked(request.routes());
        }
        checkAlias(request.arn());
        return machines.change(Arn.stateMachine(request.arn().unqualified()), machine -> {
            Alias before = machine.alias(request.arn().qualifier()).orElseThrow();
            Alias after = new Alias(
                    before.sequence(),
                    before.name(),
                    before.arn(),
                    request.description().or(before::description),
                    request.routes().isEmpty() ? before.routes() : request.routes(),
                    before.created(),
                    Optional.of(door.now()));
            machine.put(after);
            return Reply.empty().date("updateDate", after.updated());
        });
    }

    private Reply describe(Arn arn) {
        checkAlias(arn);
        return machines.look(Arn.stateMachine(arn.unqualified()), machine -> {
            Alias alias = machine.alias(arn.qualifier()).orElseThrow();
            List<Object> routes = alias.routes().stream()
                    .<Object>map(route -> Reply.empty()
                            .with("stateMachineVersionArn", route.versionArn())
                            .with("weight", route.weight())
                            .members())
                    .toList();
            return Reply.empty()
                    .with("stateMachineAliasArn", alias.arn())
                    .with("name", alias.name())
                    .with("description", alias.description())
                    .with("routingConfiguration", routes)
                    .date("creationDate", alias.created())
                    .date("updateDate", Optional.of(alias.updated().orElse(alias.created())));
        });
    }

    private void checkAlias(Arn arn) {
        Optional<Machine> machine = machines.find(arn);
        if (machine.flatMap(found -> found.alias(arn.qualifier())).isEmpty()) {
            throw ApiFailure.noResource(arn.text());
        }
    }

    private record Listing(Arn arn, Page page) {
        static Listing of(Fields fields) {
            String arn = fields.required("stateMachineArn", 1, 256);
            Page page = Page.of(fields, LONGEST_TOKEN);
            return new Listing(Arn.stateMachine(arn), page);
        }
    }

    private Reply list(Listing request) {
        Arn arn = request.arn();
        return machines.look(Arn.stateMachine(arn.unqualified()), machine -> {
            Page.Part<Alias> part = request.page()
                    .of(
                            machine.aliases().stream()
                                    .filter(alias -> !arn.isQualified() || leadsTo(alias, arn.text()))
                                    .sorted(Comparator.comparingLong(Alias::sequence)),
                            Alias::sequence);
            List<Object> items = part.items().stream()
                    .<Object>map(alias -> Reply.empty()
                            .with("stateMachineAliasArn", alias.arn())
                            .date("creationDate", alias.created())
                            .members())
                    .toList();
            return Reply.empty().with("stateMachineAliases", items).with("nextToken", part.nextToken());
        });
    }

    private static boolean leadsTo(Alias alias, String versionArn) {
        return alias.routes().stream().anyMatch(route -> route.versionArn().equals(versionArn));
    }

    private static Arn aliasArn(Fields fields) {
        String arn = fields.required("stateMachineAliasArn", 1, 256);
        fields.check();
        return Arn.stateMachine(arn);
    }

    /// Deleting what is not there is no failure, as AWS has it.
    private Reply delete(Arn arn) {
        machines.find(arn)
                .ifPresent(_ -> machines.change(Arn.stateMachine(arn.unqualified()), machine -> {
                    machine.deleteAlias(arn.qualifier());
                    return machine;
                }));
        return Reply.empty();
    }
}
