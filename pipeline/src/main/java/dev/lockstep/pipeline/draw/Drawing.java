package dev.lockstep.pipeline.draw;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Reference;
import dev.lockstep.pipeline.graph.Precedence;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A pipeline as it is drawn: its stages by layers, each after all it needs, and between them the needs that say
/// something: one that follows from others is left out.
record Drawing(List<List<Stage>> layers, List<Edge> edges) {

    record Edge(String from, String to) {}

    static Drawing of(Pipeline pipeline) {
        var order = Precedence.of(pipeline.stages());
        SequencedMap<String, Integer> depths = new LinkedHashMap<>();
        var open = new ArrayList<>(pipeline.stages());
        // a stage may need one that is written later
        while (!open.isEmpty()) {
            var ready = open.stream()
                    .filter(stage -> depths.keySet().containsAll(names(stage.needs())))
                    .toList();
            for (var stage : ready) {
                depths.put(
                        stage.name(),
                        names(stage.needs()).stream()
                                .mapToInt(need -> depths.getOrDefault(need, 0) + 1)
                                .max()
                                .orElse(0));
            }
            open.removeAll(ready);
        }
        var layers = new ArrayList<List<Stage>>();
        var edges = new ArrayList<Edge>();
        for (var stage : pipeline.stages()) {
            var depth = depths.getOrDefault(stage.name(), 0);
            while (layers.size() <= depth) {
                layers.add(new ArrayList<>());
            }
            layers.get(depth).add(stage);
            names(stage.needs()).stream()
                    .filter(need -> names(stage.needs()).stream().noneMatch(other -> order.before(need, other)))
                    .forEach(need -> edges.add(new Edge(need, stage.name())));
        }
        return new Drawing(layers.stream().map(List::copyOf).toList(), List.copyOf(edges));
    }

    private static List<String> names(List<Reference> needs) {
        return needs.stream().map(Reference::name).distinct().toList();
    }

    /// What a stage is, in a few words; nothing for a plain handler.
    static List<String> remarks(Stage stage) {
        var remarks = new ArrayList<String>();
        switch (stage.work()) {
            case Work.Handler _ -> {}
            case Work.Task task -> remarks.add(task.resource().substring("arn:aws:states:::".length()));
            case Work.Child child -> remarks.add("pipeline " + child.pipeline());
            case Work.Approval approval -> remarks.add("asks " + approval.topic());
            case Work.Choice choice ->
                remarks.add(String.join(" | ", choice.outcomes().keySet())
                        + (choice.outcomes().isEmpty() ? "" : " | ")
                        + choice.otherwise());
            case Work.Wait _ -> remarks.add("waits");
        }
        stage.when().ifPresent(_ -> remarks.add("not always"));
        stage.forEach()
                .ifPresent(each -> remarks.add(
                        switch (each.items()) {
                            case ForEach.Items.Listed _ -> "for each item";
                            case ForEach.Items.Stored stored ->
                                "for each of a " + stored.format().word();
                            case ForEach.Items.Combined combined ->
                                "for " + combined.matrix().combinations().size() + " combinations";
                        }));
        stage.quality().ifPresent(_ -> remarks.add("quality gate"));
        stage.compensate().ifPresent(_ -> remarks.add("can be undone"));
        return List.copyOf(remarks);
    }
}
