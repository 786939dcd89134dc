package dev.lockstep.functions.transform;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.Quarantine;
import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.data.TableWriter;
import dev.lockstep.functions.expression.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a table of another, row by row, in steps: rows are let through, derived, deduplicated and joined with a small
/// table. A row whose value cannot be derived fails the stage and names itself, because half a table would be worse
/// than none; or it goes to quarantine, when that is asked for, and is counted.
public final class TransformHandler extends StageHandler<TransformHandler.Input, TransformHandler.Output> {
    public TransformHandler() {
        super(Input.class);
    }

    /// What to do.
    ///
    /// @param steps in the order they are taken
    /// @param derive without steps: new columns, each with its expression
    /// @param rename without steps: columns, each with its new name
    /// @param drop without steps: columns to leave out
    /// @param badRows what becomes of a row that has no value where one is wanted; without it the stage fails
    /// @param data the table
    public record Input(
            DataSet data,
            Optional<List<StepText>> steps,
            Optional<Map<String, String>> derive,
            Optional<Map<String, String>> rename,
            Optional<List<String>> drop,
            Optional<BadRows> badRows) {
        public Input {
            if (steps.isPresent() && (derive.isPresent() || rename.isPresent() || drop.isPresent())) {
                throw new IllegalArgumentException(
                        "has steps, and derive, rename or drop beside them; expected them in" + " steps");
            }
        }

        List<StepText> chain() {
            return steps.orElseGet(() -> StepText.of(derive, drop, rename));
        }
    }

    /// What becomes of rows that cannot be made.
    enum BadRows {
        FAIL,
        QUARANTINE
    }

    /// What came of it.
    ///
    /// @param quarantine the rows that could not be made, when there are any
    /// @param left how many rows each of the steps has left out
    /// @param quality the share of rows that could be made, where the others go to quarantine
    public record Output(
            DataSet data,
            Optional<DataSet> quarantine,
            Optional<Map<String, Long>> left,
            Optional<Double> quality,
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts,
            long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Plan plan;
        try (TableReader table = context.data().read(input.data())) {
            plan = new Plan(input.data(), table.columns(), input.chain(), context.data());
        }
        DataSet source = looked(plan, input.data(), context);
        try (TableReader table = context.data().read(source);
                Quarantine quarantine = new Quarantine(context.data(), source.format(), table.columns());
                TableWriter out = context.data().write(source.name().orElse("data"), source.format(), plan.names())) {
            plan.mustFit(table.columns());
            boolean keepsBad =
                    input.badRows().filter(BadRows.QUARANTINE::equals).isPresent();
            Counts counts = pass(table, plan, out, keepsBad ? Optional.of(quarantine) : Optional.empty(), source);
            Optional<DataSet> bad = quarantine.commit();
            DataSet made = out.commit().named(source.name());
            return output(input, plan, made, bad, counts);
        }
    }

    /// Shows all rows to the steps that have to have seen them before. What is read twice must be the same twice.
    private static DataSet looked(Plan plan, DataSet source, StageContext context) throws IOException {
        DataSet known = source;
        for (Plan.Looking looking : plan.looks()) {
            try (ObjectStream bytes = context.data().open(known.artifact());
                    TableReader table = context.data().parse(bytes, known.format(), known.uri())) {
                Sink sink = looking.begin();
                for (Row row = table.next(); row != null; row = table.next()) {
                    look(sink, row);
                }
                known = known.summed(bytes.sha256());
            }
        }
        return known;
    }

    private static void look(Sink sink, Row row) {
        try {
            sink.take(row.values());
        } catch (Trouble e) {
            return; // told when the row is made
        }
    }

    private static Counts pass(
            TableReader table, Plan plan, TableWriter out, Optional<Quarantine> quarantine, DataSet source)
            throws IOException {
        List<List<String>> made = new ArrayList<>();
        Sink steps = plan.before(made::add);
        long in = 0;
        long written = 0;
        for (Row row = table.next(); row != null; row = table.next()) {
            in++;
            try {
                steps.take(row.values());
                for (List<String> values : made) {
                    out.write(values);
                }
                written += made.size();
            } catch (Trouble e) {
                if (quarantine.isEmpty()) {
                    throw new InvalidInput(source.uri() + " line " + row.line() + ": " + e.getMessage(), e);
                }
                quarantine.get().put(row, String.valueOf(e.getMessage()));
            }
            made.clear();
        }
        return new Counts(in, written, quarantine.map(Quarantine::rows).orElse(0L));
    }

    private static Output output(Input input, Plan plan, DataSet made, Optional<DataSet> bad, Counts counts) {
        List<Artifact> artifacts = new ArrayList<>(List.of(made.artifact()));
        bad.ifPresent(rows -> artifacts.add(rows.artifact()));
        List<Artifact> sources = new ArrayList<>(List.of(input.data().artifact()));
        input.chain().stream()
                .flatMap(step -> step.join().stream())
                .forEach(join -> sources.add(join.data().artifact()));
        return new Output(
                made,
                bad,
                input.steps().map(_ -> plan.left()),
                input.badRows()
                        .filter(BadRows.QUARANTINE::equals)
                        .map(_ -> counts.in() == 0 ? 1.0 : (double) (counts.in() - counts.failed()) / counts.in()),
                sources,
                artifacts,
                counts,
                made.bytes().orElse(0L));
    }
}
