package dev.lockstep.infra.input;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The names of what is deployed: the environment's prefix, the pipeline, the stage. People find things by them, so
/// none is made up by CloudFormation; and so they may be too long.
public final class Naming {

    /// What the function behind a pipeline's page is called by, after the pipeline.
    public static final String ANSWERS = "answers";

    private static final int FUNCTION = 64;
    private static final int STATE_MACHINE = 80;
    private static final int BUCKET = 63;

    private Naming() {}

    public static String stateMachine(Environment environment, Deployable pipeline) {
        return environment.physical(pipeline.name());
    }

    public static String function(Environment environment, Deployable pipeline, String stage) {
        return environment.physical(pipeline.name() + "-" + stage);
    }

    /// The queue in which events wait for their runs.
    public static String events(Environment environment, Deployable pipeline) {
        return environment.physical(pipeline.name()) + "-events";
    }

    /// The queue of those that could not be made a run.
    public static String deadEvents(Environment environment, Deployable pipeline) {
        return events(environment, pipeline) + "-dead";
    }

    /// The logical name of the table in which starters of a pipeline know things together.
    public static String admission(Deployable pipeline) {
        return pipeline.name() + "-admission";
    }

    /// The logical name of the rule by which a pipeline tells a topic.
    public static String telling(Deployable pipeline, String topic) {
        return pipeline.name() + "-tells-" + topic;
    }

    /// Names that a service would refuse.
    public static List<Problem> tooLong(Environment environment, Deployable pipeline) {
        var problems = new ArrayList<Problem>();
        var place = pipeline.pipeline().place();
        check(problems, place, "state machine", stateMachine(environment, pipeline), STATE_MACHINE);
        for (var function : pipeline.pipeline().functions()) {
            check(problems, function.place(), "function", function(environment, pipeline, function.name()), FUNCTION);
        }
        if (pipeline.asks()) {
            check(problems, place, "function", function(environment, pipeline, ANSWERS), FUNCTION);
        }
        pipeline.buckets()
                .distinct()
                .forEach(bucket -> check(problems, place, "bucket", environment.physical(bucket), BUCKET));
        return problems;
    }

    /// Names that begin with the environment's prefix: handlers would take them for real names, which have it already.
    public static List<Problem> prefixed(Environment environment, Deployable pipeline) {
        return Stream.of(pipeline.buckets(), pipeline.tables().map(Deployable.Table::name), pipeline.outlets())
                .flatMap(names -> names)
                .distinct()
                .filter(name -> name.startsWith(environment.prefix()))
                .map(name -> new Problem(
                        pipeline.pipeline().place(),
                        "'" + name + "' begins with the prefix of environment '" + environment.name()
                                + "', which is put before every name; drop it here",
                        "name.prefix"))
                .toList();
    }

    private static void check(List<Problem> problems, Place place, String kind, String name, int longest) {
        if (name.length() > longest) {
            problems.add(new Problem(
                    place,
                    "the " + kind + " would be named '" + name + "': " + name.length() + " characters, " + longest
                            + " are allowed; shorten it or the environment's prefix",
                    "name.length"));
        }
    }
}
