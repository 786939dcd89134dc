package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.engine.Outcome;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run is billed for: its stages and one state before them; and one for each group of stages side by side.
final class TransitionsTest {

    private static String stages(int many, Random chance) {
        return IntStream.range(0, many)
                .mapToObj(i -> "  s" + i + ": { handler: dev.acme.shop.StageHandler, needs: "
                        + IntStream.range(0, i)
                                .filter(_ -> chance.nextInt(3) == 0)
                                .mapToObj(need -> "s" + need)
                                .toList()
                        + " }\n")
                .collect(Collectors.joining("", "pipeline: drawn\nstages:\n", ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void stagesInOrderAreBilledWithOneMore(int many) {
        var source = stages(many, new Random(0)).replaceAll(", needs: \\[[^]]*]", "");
        var trial = new Trial("drawn.yaml", source);
        assertEquals(Outcome.Status.SUCCEEDED, trial.run("{}").status());
        assertEquals(many + 1, trial.entered());
    }

    @Test
    void stagesSideBySideAreBilledWithOneMoreForEachGroup() {
        for (var seed = 0; seed < 50; seed++) {
            var chance = new Random(seed);
            var many = 2 + chance.nextInt(8);
            var trial = new Trial("drawn.yaml", stages(many, chance));
            assertEquals(Outcome.Status.SUCCEEDED, trial.run("{}").status());
            var groups = trial.text().split("\"Type\": \"Parallel\"", -1).length - 1;
            assertEquals(many + 1 + groups, trial.entered(), trial.text());
        }
    }
}
