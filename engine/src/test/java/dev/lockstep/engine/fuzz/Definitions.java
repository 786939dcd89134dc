package dev.lockstep.engine.fuzz;

import dev.lockstep.engine.cases.CaseFolder;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Definitions and their inputs: `{"definition": …, "input": …}`, where the definition is a text when it is no JSON.
final class Definitions implements Target {
    private final Runs runs = new Runs();

    @Override
    public String name() {
        return "definitions";
    }

    @Override
    public List<String> seeds() {
        List<String> seeds = new ArrayList<>();
        for (String folder : List.of("run", "refused")) {
            CaseFolder.cases(folder)
                    .filter(given -> given.has("definition"))
                    .map(given -> Json.write(Map.of(
                            "definition",
                            given.get("definition"),
                            "input",
                            given.has("input") ? given.get("input") : Map.of())))
                    .filter(seed -> seed.length() < 20_000)
                    .forEach(seeds::add);
        }
        return seeds;
    }

    @Override
    public String mutate(String text, String other, RandomGenerator random) {
        Object tree = Json.parse(text);
        if (random.nextInt(10) == 0) {
            Object given = tree instanceof Map<?, ?> both ? both.get("definition") : null;
            Object definition = given == null ? tree : given;
            String written = definition instanceof String broken ? broken : Json.write(definition);
            return Json.write(Map.of("definition", Words.mutate(written, other, random), "input", Map.of()));
        }
        return Json.write(Trees.mutate(tree, Json.parse(other), random));
    }

    @Override
    public String attempt(String text) throws InterruptedException {
        if (!(Json.parse(text) instanceof Map<?, ?> both)
                || both.get("definition") == null
                || both.get("input") == null) {
            return "nothing";
        }
        Object definition = Objects.requireNonNull(both.get("definition"));
        String written = definition instanceof String broken ? broken : Json.write(definition);
        try {
            return runs.of(written, Json.write(Objects.requireNonNull(both.get("input"))));
        } catch (InvalidJson e) {
            throw new AssertionError("a definition should not fail so", e);
        }
    }

    @Override
    public void close() {
        runs.close();
    }
}
