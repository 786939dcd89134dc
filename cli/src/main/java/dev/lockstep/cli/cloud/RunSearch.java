package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.report.RunReport;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// Finds runs among those of several pipelines in one environment.
public final class RunSearch {
    private final Cloud cloud;
    private final List<String> pipelines;
    private final InstantSource clock;

    public RunSearch(Cloud cloud, List<String> pipelines, InstantSource clock) {
        this.cloud = cloud;
        this.pipelines = List.copyOf(pipelines);
        this.clock = clock;
    }

    /// The newest runs, newest first.
    public List<RunReport> newest() {
        return pipelines.stream()
                .flatMap(pipeline -> runs(pipeline).newest().stream())
                .sorted(Comparator.comparing(RunReport::startedAt).reversed())
                .limit(DeployedRuns.LISTED)
                .toList();
    }

    /// One of them, by its name, the beginning of its name, or as the `last`.
    ///
    /// @throws Refusal when there is none, or when several begin so
    public RunReport find(String name) {
        var environment = cloud.target().environment();
        var all = newest();
        if (all.isEmpty()) {
            throw Refusal.input("there is no run in environment '" + environment + "' yet")
                    .at(String.join(", ", pipelines))
                    .remedy("start one: ./lockstep start " + pipelines.getFirst() + " --env " + environment);
        }
        if (name.equals("last")) {
            return all.getFirst();
        }
        var matches = all.stream().filter(run -> run.run().startsWith(name)).toList();
        var exact = matches.stream().filter(run -> run.run().equals(name)).findFirst();
        if (exact.isPresent() || matches.size() == 1) {
            return exact.orElseGet(matches::getFirst);
        }
        throw Refusal.input(
                        matches.isEmpty()
                                ? "there is no run '" + name + "' among the newest"
                                : matches.size() + " runs begin with '" + name + "'")
                .at(environment)
                .remedy("name one of those that ./lockstep runs --env " + environment + " shows, or say `last`");
    }

    public DeployedRuns runs(String pipeline) {
        return new DeployedRuns(cloud, Deployed.in(cloud, pipeline), clock);
    }
}
