package dev.lockstep.engine.fuzz;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFolder;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Expressions of one kind, each in a state of its own.
///
/// @param states from an expression to the state that it stands in
record Expressions(String name, List<String> seeds, String input, UnaryOperator<Object> states, Runs runs)
        implements Target {
    private static final Pattern JSONATA = Pattern.compile("\\{%(.*)%}", Pattern.DOTALL);

    static Expressions paths() {
        Map<?, ?> file = CaseFile.map(CaseFile.read("/path/read.json"));
        List<String> seeds = new ArrayList<>();
        CaseFile.under("/path/read.json", "cases").forEach(given -> seeds.add(given.text("path")));
        ((List<?>) CaseFile.read("/path/invalid.json")).forEach(path -> seeds.add((String) path));
        return new Expressions("paths", seeds, text(file, "document"), Expressions::parameter, new Runs());
    }

    static Expressions intrinsics() {
        Map<?, ?> file = CaseFile.map(CaseFile.read("/intrinsic/cases.json"));
        List<String> seeds = CaseFile.under("/intrinsic/cases.json", "cases")
                .map(given -> given.text("call"))
                .toList();
        return new Expressions("intrinsics", seeds, text(file, "input"), Expressions::parameter, new Runs());
    }

    static Expressions jsonata() {
        List<String> seeds = new ArrayList<>(List.of(
                "$match('aaaaaaaaaaaaaaaa', /(a+)+$/)",
                "$map($states.input.list, function($v, $i, $a){$v * $i})",
                "$reduce([1..9], function($a, $b){$a & $b}, 'x')",
                "$states.input.people^(>age)[0].name",
                "$states.input{`name`: $sum(list)}",
                "$states.input ~> |people|{'age': 1}, ['name']|",
                "**.age[$ > 1]",
                "($f := function($n){$n < 2 ? 1 : $n * $f($n - 1)}; $f(9))"));
        CaseFolder.cases("run").forEach(given -> collect(given.get("definition"), seeds));
        String input = text(CaseFile.map(CaseFile.read("/intrinsic/cases.json")), "input");
        return new Expressions("jsonata", seeds, input, Expressions::output, new Runs());
    }

    private static void collect(Object tree, List<String> found) {
        switch (tree) {
            case Map<?, ?> map -> map.values().forEach(value -> collect(Objects.requireNonNull(value), found));
            case List<?> list -> list.forEach(item -> collect(Objects.requireNonNull(item), found));
            case String text -> JSONATA.matcher(text).results().forEach(match -> found.add(match.group(1)));
            default -> {}
        }
    }

    private static String text(Map<?, ?> file, String member) {
        return Json.write(Objects.requireNonNull(file.get(member)));
    }

    private static Object parameter(Object path) {
        return Map.of("Type", "Pass", "Parameters", Map.of("x.$", path), "End", true);
    }

    private static Object output(Object expression) {
        return Map.of("Type", "Pass", "QueryLanguage", "JSONata", "Output", "{%" + expression + "%}", "End", true);
    }

    @Override
    public String mutate(String text, String other, RandomGenerator random) {
        return Words.mutate(text, other, random);
    }

    @Override
    public String attempt(String text) throws InterruptedException {
        return runs.of(Json.write(Map.of("StartAt", "S", "States", Map.of("S", states.apply(text)))), input);
    }

    @Override
    public void close() {
        runs.close();
    }
}
