package dev.lockstep.infra.stack;

import dev.lockstep.infra.input.Deployable;
import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// What a state machine may do for stages that are distributed: start executions of itself for their items, read the
/// items and write the results (Developer Guide, "IAM policies for using Distributed Map states").
final class MapPermissions {

    private static final List<String> WRITE_RESULTS =
            List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject");

    private final Arns arns;
    private final Deployable pipeline;

    MapPermissions(Arns arns, Deployable pipeline) {
        this.arns = arns;
        this.pipeline = pipeline;
    }

    List<PolicyStatement> statements() {
        var statements = new ArrayList<PolicyStatement>();
        for (var stage : pipeline.pipeline().stages()) {
            stage.forEach()
                    .filter(each -> each.distributed().isPresent())
                    .ifPresent(each -> add(stage, each, statements));
        }
        return List.copyOf(statements);
    }

    private void add(Stage stage, ForEach each, List<PolicyStatement> statements) {
        var of = Character.toUpperCase(stage.name().charAt(0)) + stage.name().substring(1);
        var name = pipeline.name();
        statements.add(MachinePermissions.allow(
                "StartItemsOf" + of, List.of("states:StartExecution"), List.of(arns.stateMachine(name))));
        statements.add(MachinePermissions.allow(
                "WatchItemsOf" + of,
                List.of("states:DescribeExecution", "states:StopExecution"),
                List.of(arns.executions(name), arns.executions(name + "/" + stage.name()))));
        if (each.items() instanceof ForEach.Items.Stored stored) {
            var places = Permissions.reachable(pipeline, stored.address());
            statements.add(MachinePermissions.allow(
                    "ReadItemsOf" + of,
                    List.of("s3:GetObject"),
                    places.stream()
                            .map(place -> arns.objects(place.name(), place.prefix()))
                            .distinct()
                            .toList()));
            statements.add(MachinePermissions.allow(
                    "ListItemsOf" + of,
                    List.of("s3:ListBucket"),
                    places.stream()
                            .map(place -> arns.bucket(place.name()))
                            .distinct()
                            .toList()));
        }
        each.distributed()
                .flatMap(ForEach.Distribution::results)
                .ifPresent(results -> statements.add(MachinePermissions.allow(
                        "WriteResultsOf" + of,
                        WRITE_RESULTS,
                        DataPlace.addressedBy(results).stream()
                                .map(DataPlace.Bucket.class::cast)
                                .map(place -> arns.objects(place.name(), place.prefix()))
                                .toList())));
    }

    /// Addresses nobody knows before a run: what is not known is not allowed, and all would be too much.
    static List<Problem> problems(Deployable pipeline) {
        var problems = new ArrayList<Problem>();
        for (var stage : pipeline.pipeline().stages()) {
            stage.forEach().ifPresent(each -> {
                if (each.items() instanceof ForEach.Items.Stored stored
                        && Permissions.reachable(pipeline, stored.address()).isEmpty()) {
                    problems.add(unknown(stage, stored.address(), "reads its items from"));
                }
                results(each)
                        .filter(results -> DataPlace.addressedBy(results).isEmpty())
                        .ifPresent(results -> problems.add(unknown(stage, results, "writes its results to")));
            });
        }
        return problems;
    }

    private static Optional<Value> results(ForEach each) {
        return each.distributed().flatMap(ForEach.Distribution::results);
    }

    private static Problem unknown(Stage stage, Value address, String does) {
        return new Problem(
                address.place(),
                "where stage '" + stage.name() + "' " + does
                        + " is not known before a run, so it cannot be allowed; begin with the address, as in"
                        + " \"{% 's3://bucket/' & … %}\"",
                "items.permission");
    }
}
