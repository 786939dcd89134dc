package dev.lockstep.cli.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Columns that line up; a column that is empty in every row is left out. Numbers stand right.
final class Table {
    private final List<String> titles;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        this.titles = List.of(titles);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out, Style style) {
        out.println(style.quiet(line(titles)));
        rows.forEach(row -> out.println(line(row)));
    }

    private String line(List<String> cells) {
        var line = new StringBuilder("  ");
        for (var column = 0; column < titles.size(); column++) {
            var width = width(column);
            if (width > 0) {
                var padding = " ".repeat(width - cells.get(column).length());
                line.append(isRight(column) ? padding + cells.get(column) : cells.get(column) + padding)
                        .append("  ");
            }
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        var widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return widest == 0 ? 0 : Math.max(widest, titles.get(column).length());
    }

    private boolean isRight(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || Character.isDigit(cell.charAt(0)));
    }
}
