package dev.lockstep.pipeline.draw;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pipeline as a picture: layers from left to right, a box for each stage, a line for each need. It needs no browser,
/// no font of its own, and follows light and dark.
public final class SvgDrawing {

    private static final int BOX_WIDTH = 190;
    private static final int BOX_HEIGHT = 48;
    private static final int GAP_ACROSS = 60;
    private static final int GAP_DOWN = 22;
    private static final int MARGIN = 16;

    /// What fits into a box; the rest is told by the tooltip.
    private static final int LONGEST = 30;

    private final Drawing drawing;
    private final Map<String, Box> boxes = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private record Box(int left, int top) {
        int right() {
            return left + BOX_WIDTH;
        }

        int middle() {
            return top + BOX_HEIGHT / 2;
        }
    }

    private SvgDrawing(Drawing drawing) {
        this.drawing = drawing;
    }

    public static String of(Pipeline pipeline) {
        return new SvgDrawing(Drawing.of(pipeline)).draw(pipeline);
    }

    private String draw(Pipeline pipeline) {
        var tallest = drawing.layers().stream().mapToInt(List::size).max().orElse(1);
        var height = 2 * MARGIN + tallest * BOX_HEIGHT + (tallest - 1) * GAP_DOWN;
        var across = drawing.layers().size();
        var width = 2 * MARGIN + across * BOX_WIDTH + (across - 1) * GAP_ACROSS;
        for (var layer = 0; layer < across; layer++) {
            place(drawing.layers().get(layer), MARGIN + layer * (BOX_WIDTH + GAP_ACROSS), height);
        }
        text.append("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
              <title>%3$s</title>
              <style>
                rect { fill: #f6f8fa; stroke: #57606a } path { fill: none; stroke: #57606a }
                text { font: 13px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
                .more { font-size: 10px; fill: #57606a } .maybe { stroke-dasharray: 4 3 }
                @media (prefers-color-scheme: dark) {
                  rect { fill: #161b22; stroke: #8b949e } path { stroke: #8b949e } text { fill: #e6edf3 }
                  .more { fill: #8b949e }
                }
              </style>
            """.formatted(width, height, escaped(pipeline.name())));
        drawing.edges().forEach(edge -> line(pipeline, edge));
        pipeline.stages().forEach(this::box);
        return text.append("</svg>\n").toString();
    }

    private void place(List<Stage> layer, int left, int height) {
        var needed = layer.size() * BOX_HEIGHT + (layer.size() - 1) * GAP_DOWN;
        for (var i = 0; i < layer.size(); i++) {
            boxes.put(layer.get(i).name(), new Box(left, (height - needed) / 2 + i * (BOX_HEIGHT + GAP_DOWN)));
        }
    }

    private void line(Pipeline pipeline, Drawing.Edge edge) {
        var from = at(edge.from());
        var to = at(edge.to());
        var bend = (from.right() + to.left()) / 2;
        var maybe = pipeline.stage(edge.to()).flatMap(Stage::when).isPresent();
        text.append("  <path%s d=\"M %d %d C %d %d, %d %d, %d %d\"/>\n"
                .formatted(
                        maybe ? " class=\"maybe\"" : "",
                        from.right(),
                        from.middle(),
                        bend,
                        from.middle(),
                        bend,
                        to.middle(),
                        to.left(),
                        to.middle()));
    }

    private void box(Stage stage) {
        var box = at(stage.name());
        var remarks = escaped(shortened(String.join(", ", Drawing.remarks(stage))));
        var center = box.left() + BOX_WIDTH / 2;
        text.append("  <g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>"
                .formatted(
                        escaped(stage.name() + ": " + String.join(", ", Drawing.remarks(stage))),
                        box.left(),
                        box.top(),
                        BOX_WIDTH,
                        BOX_HEIGHT,
                        rounding(stage)));
        text.append("<text x=\"%d\" y=\"%d\">%s</text>"
                .formatted(center, remarks.isEmpty() ? box.middle() + 4 : box.middle() - 3, shortened(stage.name())));
        if (!remarks.isEmpty()) {
            text.append(
                    "<text class=\"more\" x=\"%d\" y=\"%d\">%s</text>".formatted(center, box.middle() + 14, remarks));
        }
        text.append("</g>\n");
    }

    private static int rounding(Stage stage) {
        return switch (stage.work()) {
            case Work.Handler _, Work.Task _, Work.Child _ -> 5;
            case Work.Approval _, Work.Choice _, Work.Wait _ -> BOX_HEIGHT / 2;
        };
    }

    private Box at(String stage) {
        var box = boxes.get(stage);
        if (box == null) {
            throw new IllegalStateException("stage " + stage + " has no place");
        }
        return box;
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
