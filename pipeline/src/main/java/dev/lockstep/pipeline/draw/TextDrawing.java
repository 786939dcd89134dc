package dev.lockstep.pipeline.draw;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.graph.Flow;
import dev.lockstep.pipeline.graph.Flows;
import java.util.ArrayList;
import java.util.List;

/// A pipeline as lines of text: one stage below the other in the order they run, side by side behind a bracket.
///
/// It shows the flow that was made of what stages need, which is what the state machine does.
public final class TextDrawing {

    private final Pipeline pipeline;
    private final List<String> lines = new ArrayList<>();

    private TextDrawing(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static String of(Pipeline pipeline) {
        var drawing = new TextDrawing(pipeline);
        drawing.flow(Flows.of(pipeline.stages()), "", "");
        return String.join("\n", drawing.lines) + "\n";
    }

    /// @param first what stands before the first line, and `rest` before all others
    private void flow(Flow flow, String first, String rest) {
        var before = first;
        for (var part : flow.parts()) {
            switch (part) {
                case Flow.One one -> lines.add(before + stage(one.stage()));
                case Flow.Together together -> together(together, before, rest);
                case Flow.Sequence sequence -> flow(sequence, before, rest);
            }
            before = rest;
        }
    }

    private void together(Flow.Together together, String first, String rest) {
        var branches = together.branches();
        for (var i = 0; i < branches.size(); i++) {
            var last = i + 1 == branches.size();
            var corner = i == 0 ? "┌ " : last ? "└ " : "├ ";
            flow(branches.get(i), (i == 0 ? first : rest) + corner, rest + (last ? "  " : "│ "));
        }
    }

    private String stage(String name) {
        var remarks = Drawing.remarks(pipeline.stage(name).orElseThrow());
        return name + (remarks.isEmpty() ? "" : "  (" + String.join(", ", remarks) + ")");
    }
}
