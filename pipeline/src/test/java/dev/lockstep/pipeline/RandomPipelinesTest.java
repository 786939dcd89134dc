package dev.lockstep.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.Outcome;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.ReferenceRun.Aftermath;
import dev.lockstep.pipeline.ReferenceRun.Drawn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pipelines by chance, with conditions, choices, items and failures, come to what the reference says. More of them:
/// `-Dlockstep.graphs=2000`.
final class RandomPipelinesTest {

    private static final int PIPELINES = Integer.getInteger("lockstep.graphs", 100);
    private static final List<Aftermath> AFTERMATHS = List.of(Aftermath.values());

    static IntStream seeds() {
        return IntStream.range(0, PIPELINES);
    }

    static List<Drawn> draw(Random chance) {
        var stages = new ArrayList<Drawn>();
        var many = 1 + chance.nextInt(9);
        for (var i = 0; i < many; i++) {
            var needs = new TreeSet<String>();
            for (var j = 0; j < i; j++) {
                if (chance.nextInt(3) == 0) {
                    needs.add("s" + j);
                }
            }
            var choice = chance.nextInt(6) == 0;
            var items =
                    !choice && chance.nextInt(4) == 0 ? Optional.of(1 + chance.nextInt(3)) : Optional.<Integer>empty();
            stages.add(new Drawn(
                    "s" + i,
                    needs,
                    chance.nextInt(6) == 0,
                    choice,
                    items,
                    items.isPresent() ? chance.nextInt(2) : 0,
                    choice ? Aftermath.FAIL : AFTERMATHS.get(chance.nextInt(AFTERMATHS.size())),
                    !choice && chance.nextInt(4) == 0 ? 1 + chance.nextInt(2) : 0));
        }
        return stages;
    }

    static String source(List<Drawn> stages) {
        var text = new StringBuilder("pipeline: drawn\nstages:\n");
        for (var stage : stages) {
            text.append("  ")
                    .append(stage.name())
                    .append(":\n    needs: ")
                    .append(stage.needs())
                    .append('\n');
            if (stage.skipped()) {
                text.append("    when: \"{% $run.id = 'never' %}\"\n");
            }
            if (stage.choice()) {
                var known = stage.needs().stream()
                        .map(need -> "$not($type($" + need + ") = 'null')")
                        .collect(Collectors.joining(" or "));
                text.append("    choice: { yes: \"{% ")
                        .append(known.isEmpty() ? "false" : known)
                        .append(" %}\", no: otherwise }\n");
                continue;
            }
            text.append("    handler: dev.acme.shop.StageHandler\n");
            stage.items()
                    .ifPresent(items -> text.append("    forEach: { items: ")
                            .append(IntStream.range(0, items).boxed().toList())
                            .append(stage.tolerate() > 0 ? ", tolerate: " + stage.tolerate() : "")
                            .append(" }\n"));
            text.append(
                    switch (stage.aftermath()) {
                        case FAIL -> "";
                        case TELL_AND_FAIL -> "    onFailure: { handler: dev.acme.shop.TellHandler }\n";
                        case CONTINUE -> "    onFailure: continue\n";
                        case MEND -> "    onFailure: { handler: dev.acme.shop.MendHandler, then: continue }\n";
                    });
        }
        // somebody has to ask for what is chosen
        var asked = stages.stream()
                .filter(Drawn::choice)
                .map(stage -> "$" + stage.name() + " = 'yes'")
                .collect(Collectors.joining(" or "));
        return asked.isEmpty()
                ? text.toString()
                : text + "  last:\n    needs: "
                        + stages.stream().map(Drawn::name).toList() + "\n    when: \"{% (" + asked
                        + ") and false %}\"\n    wait: 1s\n";
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesToWhatTheReferenceSays(int seed) {
        var stages = draw(new Random(seed));
        var expected = ReferenceRun.of(stages);
        var trial = new Trial("drawn.yaml", source(stages));
        stages.forEach(stage -> trial.failing(stage.name(), stage.broken()));
        var outcome = trial.run("{}");
        if (expected.failed().isEmpty()) {
            assertEquals(Outcome.Status.SUCCEEDED, outcome.status(), () -> outcome + "\n" + source(stages));
            assertEquals(new TreeMap<>(expected.calls()), counted(trial.called()), () -> source(stages));
            assertEquals(
                    String.valueOf(expected.results()),
                    String.valueOf(results(outcome.output().orElseThrow())),
                    () -> source(stages));
        } else {
            failed(stages, expected, trial, outcome);
        }
    }

    /// Which of two stages beside each other fails first is nobody's promise; that one of them is named is.
    private static void failed(List<Drawn> stages, ReferenceRun expected, Trial trial, Outcome outcome) {
        assertEquals("dev.acme.Boom", outcome.error().orElseThrow(), () -> outcome + "\n" + source(stages));
        var cause = outcome.cause().orElseThrow();
        assertTrue(expected.failed().stream().anyMatch(name -> cause.contains(name + " broke")), cause);
        counted(trial.called())
                .forEach((name, times) -> assertTrue(
                        times <= expected.calls().getOrDefault(name, 0), name + " was called: " + source(stages)));
    }

    private static Map<String, Integer> counted(List<String> called) {
        var counts = new TreeMap<String, Integer>();
        called.forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Object> results(String output) {
        var results = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Json.parse(output)).forEach((name, result) -> {
            if (!name.equals("last")) {
                results.put(String.valueOf(name), plain(result));
            }
        });
        return results;
    }

    /// Without what a tolerated error says of itself.
    private static Object plain(Object result) {
        return switch (result) {
            case Map<?, ?> map
            when map.get("tolerated") instanceof Map<?, ?> tolerated ->
                "tolerated" + (tolerated.containsKey("index") ? " " + tolerated.get("index") : "");
            case List<?> list -> list.stream().map(RandomPipelinesTest::plain).toList();
            default -> result;
        };
    }
}
