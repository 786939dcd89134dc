package dev.lockstep.pipeline.draw;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;

/// A pipeline as a Mermaid flow chart, as Markdown on GitHub shows it.
public final class Mermaid {

    private Mermaid() {}

    public static String of(Pipeline pipeline) {
        var drawing = Drawing.of(pipeline);
        var text = new StringBuilder("flowchart LR\n");
        for (var stage : pipeline.stages()) {
            text.append("  ").append(id(stage.name())).append(shape(stage)).append('\n');
        }
        for (var edge : drawing.edges()) {
            var dotted = pipeline.stage(edge.to()).flatMap(Stage::when).isPresent();
            text.append("  ")
                    .append(id(edge.from()))
                    .append(dotted ? " -.-> " : " --> ")
                    .append(id(edge.to()))
                    .append('\n');
        }
        return text.toString();
    }

    /// `end` is a word of Mermaid's; a name with something before it never is one.
    private static String id(String stage) {
        return "s_" + stage;
    }

    private static String shape(Stage stage) {
        var remarks = Drawing.remarks(stage);
        var label =
                "\"" + stage.name() + (remarks.isEmpty() ? "" : "<br/>" + escaped(String.join(", ", remarks))) + "\"";
        return switch (stage.work()) {
            case Work.Handler _, Work.Task _ -> "[" + label + "]";
            case Work.Child _ -> "[[" + label + "]]";
            case Work.Approval _ -> "[/" + label + "/]";
            case Work.Choice _ -> "{" + label + "}";
            case Work.Wait _ -> "([" + label + "])";
        };
    }

    private static String escaped(String text) {
        return text.replace("\"", "#quot;");
    }
}
