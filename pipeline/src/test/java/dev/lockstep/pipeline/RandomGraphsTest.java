package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Graphs by chance, compiled and run: no stage before what it needs, each once, and an error is the one of the stage
/// that failed.
final class RandomGraphsTest {

    private static final int GRAPHS = Integer.getInteger("lockstep.graphs", 100);

    private record Drawn(String name, Set<Integer> needs, boolean skipped) {}

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    private static List<Drawn> draw(Random chance) {
        var stages = new ArrayList<Drawn>();
        var many = 1 + chance.nextInt(9);
        for (var i = 0; i < many; i++) {
            var needs = new TreeSet<Integer>();
            for (var j = 0; j < i; j++) {
                if (chance.nextInt(3) == 0) {
                    needs.add(j);
                }
            }
            stages.add(new Drawn("s" + i, needs, chance.nextInt(6) == 0));
        }
        return stages;
    }

    private static String source(List<Drawn> stages) {
        var text = new StringBuilder("pipeline: drawn\nstages:\n");
        for (var stage : stages) {
            text.append("  ").append(stage.name()).append(":\n    handler: dev.acme.shop.StageHandler\n    needs: [");
            text.append(String.join(
                            ", ", stage.needs().stream().map(i -> "s" + i).toList()))
                    .append("]\n");
            if (stage.skipped()) {
                text.append("    when: \"{% $run.id = 'never' %}\"\n");
            }
            stage.needs().stream()
                    .filter(i -> !stages.get(i).skipped())
                    .findFirst()
                    .ifPresent(i ->
                            text.append("    with: { read: \"{% $s").append(i).append(".data %}\" }\n"));
        }
        return text.append("onFailure: { handler: dev.acme.shop.FailureHandler }\n")
                .toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runsEveryStageOnceAndNeverBeforeWhatItNeeds(int seed) {
        var stages = draw(new Random(seed));
        var trial = new Trial("drawn.yaml", source(stages));
        var outcome = trial.run("{}");
        assertEquals(Outcome.Status.SUCCEEDED, outcome.status(), () -> outcome + "\n" + source(stages));
        var expected = stages.stream()
                .filter(stage -> !stage.skipped())
                .map(Drawn::name)
                .sorted()
                .toList();
        assertEquals(expected, trial.called().stream().sorted().toList());
        respectsNeeds(stages, trial.called());
        for (var stage : stages) {
            var result = stage.skipped() ? "null" : "{\"data\":\"" + stage.name() + "\"}";
            assertTrue(
                    outcome.output().orElseThrow().contains("\"" + stage.name() + "\":" + result), outcome.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsWithTheErrorOfTheStageThatFailed(int seed) {
        var chance = new Random(seed);
        var stages = draw(chance);
        var broken = stages.get(chance.nextInt(stages.size()));
        var trial = new Trial("drawn.yaml", source(stages)).failing(broken.name(), 99);
        var outcome = trial.run("{}");
        respectsNeeds(stages, trial.called());
        if (broken.skipped()) {
            assertEquals(Outcome.Status.SUCCEEDED, outcome.status());
            return;
        }
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), () -> outcome + "\n" + source(stages));
        assertTrue(outcome.cause().orElseThrow().contains(broken.name() + " broke"), outcome.toString());
        assertEquals("onFailure", trial.called().getLast());
        assertTrue(
                trial.payload("onFailure").contains("\"stage\":\"" + broken.name() + "\",\"error\""),
                trial.payload("onFailure"));
    }

    private static void respectsNeeds(List<Drawn> stages, List<String> called) {
        var done = new HashSet<String>();
        for (var name : called) {
            if (name.startsWith("s")) {
                stages.get(Integer.parseInt(name.substring(1))).needs().stream()
                        .map(stages::get)
                        .filter(need -> !need.skipped())
                        .forEach(need -> assertTrue(
                                done.contains(need.name()), name + " before " + need.name() + " in " + called));
                done.add(name);
            }
        }
    }
}
