package dev.lockstep.cli.command.deployed;

import dev.lockstep.cli.cloud.DeadLetters;
import dev.lockstep.cli.cloud.Deployed;
import dev.lockstep.cli.command.EnvironmentOption;
import dev.lockstep.cli.command.Pipelines;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.render.Words;
import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts events back that could not start a run.
@Command(
        name = "replay",
        header = "puts events back that could not start a run of a deployed pipeline",
        description = {
            "An event that could not be delivered, or that the starter could not start a run for, lies in the queue",
            "PREFIXNAME-events-dead. This lets SQS move all of them back: the starter takes them again. An event that has had",
            "its run meanwhile starts none; one that fails again lies there again."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep replay orders --env dev --dry-run   tells how many lie there",
            "  lockstep replay orders --env dev"
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline, by the name of its file in statemachines/.")
    private String pipeline = "";

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--dry-run", description = "Move nothing; tell how many lie there.")
    private boolean dry;

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    private boolean json;

    public ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        new Pipelines(surroundings).named(List.of(pipeline));
        var cloud = environment.cloud(surroundings);
        var letters = new DeadLetters(cloud, Deployed.in(cloud, pipeline), surroundings.pause());
        var replay = dry ? letters.look() : letters.putBack();
        if (json) {
            var document = new LinkedHashMap<String, Object>();
            document.put("from", replay.from());
            document.put("to", replay.to());
            document.put("waiting", replay.waiting());
            document.put("moved", replay.moved());
            surroundings.out().println(Json.pretty(document));
        } else {
            surroundings.out().println(sentence(replay));
        }
        return ExitCode.DONE.number();
    }

    private String sentence(DeadLetters.Replay replay) {
        if (replay.waiting() == 0) {
            return "no event lies in " + replay.from();
        }
        return dry
                ? events(replay.waiting()) + " in " + replay.from()
                : events(replay.moved()) + " put back from " + replay.from() + " into " + replay.to();
    }

    private static String events(long number) {
        return Words.count(number) + (number == 1 ? " event" : " events");
    }
}
