package dev.lockstep.functions.transform;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.expression.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of the rows of a table: steps, each held against the columns that the ones before it leave.
final class Plan {
    /// What all tables that are joined may take together is this part of the memory.
    private static final int PART_FOR_JOINS = 4;

    private final String table;
    private final DataSets data;
    private final long joinBytes;
    private final List<RowStep> steps = new ArrayList<>();
    private final Map<String, Tally> left = new LinkedHashMap<>();
    private final List<String> read;
    private Columns columns;

    Plan(DataSet source, Columns columns, List<StepText> texts, DataSets data) throws IOException {
        this.table = source.uri();
        this.columns = columns;
        this.read = columns.names();
        this.data = data;
        long joins = texts.stream().filter(text -> text.join().isPresent()).count();
        this.joinBytes = Runtime.getRuntime().maxMemory() / PART_FOR_JOINS / Math.max(1, joins);
        for (int i = 0; i < texts.size(); i++) {
            add(texts.get(i), i);
        }
    }

    /// Makes sure that a table has the columns the steps were made for: it may have changed since.
    void mustFit(Columns now) {
        if (!now.names().equals(read)) {
            throw new InvalidInput(table + " changed while it was read: its columns are others");
        }
    }

    /// The columns that come out.
    List<String> names() {
        return columns.names();
    }

    /// How many rows each step that leaves rows out has left out, by its place.
    Map<String, Long> left() {
        Map<String, Long> counts = new LinkedHashMap<>();
        left.forEach((step, tally) -> counts.put(step, tally.count()));
        return counts;
    }

    /// All steps, before an end.
    Sink before(Sink end) {
        left.values().forEach(Tally::reset);
        return before(end, steps.size());
    }

    /// For each step that wants to see all rows before any goes through it: what they have to be given to.
    List<Looking> looks() {
        List<Looking> looks = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof RowStep.Last(LastOf rows, Tally _)) {
                int place = i;
                looks.add(() -> before(rows.looking(), place));
            }
        }
        return looks;
    }

    /// Begins to look at all rows.
    @FunctionalInterface
    interface Looking {
        Sink begin();
    }

    private Sink before(Sink end, int count) {
        Sink sink = end;
        for (int i = count - 1; i >= 0; i--) {
            sink = steps.get(i).before(sink);
        }
        return sink;
    }

    private void add(StepText text, int place) throws IOException {
        text.filter()
                .ifPresent(condition ->
                        steps.add(new RowStep.Filter(Expression.parse(condition, columns), tally(place, "filter"))));
        text.derive().ifPresent(all -> all.forEach(this::derive));
        text.deduplicate().ifPresent(given -> deduplicate(given, tally(place, "deduplicate")));
        text.rename().ifPresent(this::rename);
        text.drop().ifPresent(this::drop);
        text.keep()
                .ifPresent(names -> arrange(names.stream().map(columns::place).toList(), names));
        if (text.join().isPresent()) {
            join(text.join().get(), tally(place, "join"));
        }
    }

    private Tally tally(int place, String what) {
        Tally tally = new Tally();
        left.put("steps[" + place + "]." + what, tally);
        return tally;
    }

    private void derive(String name, String text) {
        Expression expression = Expression.parse(text, columns);
        List<String> names = new ArrayList<>(columns.names());
        int place = names.indexOf(name);
        if (place < 0) {
            place = names.size();
            names.add(name);
        }
        columns = new Columns(names, table);
        steps.add(new RowStep.Derive(name, place, expression));
    }

    private void deduplicate(StepText.Deduplicate given, Tally tally) {
        List<Integer> by = given.by().stream().map(columns::place).toList();
        steps.add(
                switch (given.keep().orElse(StepText.Which.FIRST)) {
                    case FIRST -> new RowStep.First(by, tally);
                    case LAST -> new RowStep.Last(new LastOf(by), tally);
                });
    }

    private void rename(Map<String, String> names) {
        names.keySet().forEach(columns::place);
        name(columns.names().stream()
                .map(name -> names.getOrDefault(name, name))
                .toList());
    }

    private void name(List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw new InvalidInput("rename gives two columns of " + table + " one name: " + String.join(", ", names));
        }
        columns = new Columns(names, table);
    }

    private void drop(List<String> names) {
        names.forEach(columns::place);
        List<String> kept =
                columns.names().stream().filter(name -> !names.contains(name)).toList();
        arrange(kept.stream().map(columns::place).toList(), kept);
    }

    private void arrange(List<Integer> places, List<String> names) {
        steps.add(new RowStep.Arrange(places));
        columns = new Columns(names, table);
    }

    private void join(StepText.Join given, Tally tally) throws IOException {
        List<Integer> by = given.on().keySet().stream().map(columns::place).toList();
        String name = given.data().uri();
        try (TableReader other = data.read(given.data())) {
            List<Integer> otherBy =
                    given.on().values().stream().map(other.columns()::place).toList();
            List<String> taken = given.take()
                    .orElseGet(() -> other.columns().names().stream()
                            .filter(column -> !given.on().containsValue(column))
                            .toList());
            taken.stream().filter(columns::has).findFirst().ifPresent(twice -> {
                throw new InvalidInput(table + " and " + name + " both have a column '" + twice
                        + "'; rename one, or leave it out of take");
            });
            List<Integer> places = taken.stream().map(other.columns()::place).toList();
            SmallTable small = new SmallTable(other, name, otherBy, places, joinBytes);
            List<String> names = new ArrayList<>(columns.names());
            names.addAll(taken);
            columns = new Columns(names, table);
            steps.add(
                    new RowStep.Join(by, small, given.kind().orElse(StepText.Kind.INNER) == StepText.Kind.LEFT, tally));
        }
    }
}
