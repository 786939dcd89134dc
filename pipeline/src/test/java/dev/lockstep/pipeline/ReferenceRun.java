package dev.lockstep.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run has to come to, told the simplest way there is: stage by stage, each after what it needs, with no state
/// machine in sight.
final class ReferenceRun {

    /// A stage as it is drawn by chance.
    ///
    /// @param skipped its `when` does not hold
    /// @param choice it chooses `yes` when it knows the result of a stage it needs, else `no`
    /// @param items how many items it is done for; none when it is no `forEach`
    /// @param tolerate how many of them may fail
    /// @param broken how many of its calls fail, from the first
    record Drawn(
            String name,
            Set<String> needs,
            boolean skipped,
            boolean choice,
            Optional<Integer> items,
            int tolerate,
            Aftermath aftermath,
            int broken) {}

    /// What follows a failure.
    enum Aftermath {
        FAIL,
        TELL_AND_FAIL,
        CONTINUE,
        MEND
    }

    private final List<Drawn> stages;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final List<String> failed = new ArrayList<>();

    private ReferenceRun(List<Drawn> stages) {
        this.stages = stages;
    }

    static ReferenceRun of(List<Drawn> stages) {
        var run = new ReferenceRun(stages);
        stages.forEach(run::stage);
        return run;
    }

    /// Stages whose failure nobody catches. When there is one, the rest of what is told here is about a run in which
    /// the stages beside it went on.
    List<String> failed() {
        return failed;
    }

    Map<String, Object> results() {
        return results;
    }

    /// How often each function is called.
    Map<String, Integer> calls() {
        return calls;
    }

    private void stage(Drawn stage) {
        if (stage.needs().stream().anyMatch(this::ends)) {
            return;
        }
        if (stage.skipped()) {
            results.put(stage.name(), null);
        } else if (stage.choice()) {
            results.put(
                    stage.name(), stage.needs().stream().anyMatch(need -> results.get(need) != null) ? "yes" : "no");
        } else if (stage.items().isPresent()) {
            items(stage, stage.items().get());
        } else {
            calls.put(stage.name(), 1);
            if (stage.broken() > 0) {
                failure(stage);
            } else {
                results.put(stage.name(), Map.of("data", stage.name()));
            }
        }
    }

    /// Whether the run cannot come past a stage.
    private boolean ends(String name) {
        return failed.contains(name) || !results.containsKey(name);
    }

    private void items(Drawn stage, int items) {
        calls.put(stage.name(), items);
        var broken = Math.min(items, stage.broken());
        if (broken > stage.tolerate()) {
            failure(stage);
            return;
        }
        var list = new ArrayList<Object>();
        for (var i = 0; i < items; i++) {
            list.add(i < broken ? "tolerated " + i : Map.of("data", stage.name()));
        }
        results.put(stage.name(), list);
    }

    private void failure(Drawn stage) {
        switch (stage.aftermath()) {
            case FAIL -> failed.add(stage.name());
            case TELL_AND_FAIL -> {
                calls.put(stage.name() + "OnFailure", 1);
                failed.add(stage.name());
            }
            case CONTINUE -> results.put(stage.name(), "tolerated");
            case MEND -> {
                calls.put(stage.name() + "OnFailure", 1);
                results.put(stage.name(), Map.of("data", stage.name() + "OnFailure"));
            }
        }
    }

    List<Drawn> stages() {
        return stages;
    }
}
