package dev.lockstep.sql;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one table of others by one SELECT: joins, aggregates and profiles of whole tables, and Parquet in and out.
/// The statement sees the tables it is given and nothing else: no file, no network, no extension, no setting.
public final class SqlHandler extends StageHandler<SqlHandler.Input, SqlHandler.Output> {
    /// Left for handing on what was made.
    private static final Duration FOR_THE_END = Duration.ofSeconds(5);

    public SqlHandler() {
        super(Input.class);
    }

    /// What to ask.
    ///
    /// @param inputs the tables, by the names they have in the statement
    /// @param sql one SELECT
    /// @param output how the result is written, as CSV when it is not said
    public record Input(Map<String, DataSet> inputs, String sql, Optional<Written> output) {
        public Input {
            if (inputs.isEmpty()) {
                throw new IllegalArgumentException("has no inputs; expected a name and a data set each");
            }
            for (String name : inputs.keySet()) {
                if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,62}")) {
                    throw new IllegalArgumentException("has an input called '" + name
                            + "'; expected a name for SQL: letters, digits and _, at most 63");
                }
            }
        }
    }

    /// How the result is written.
    ///
    /// @param name what the table is called, where one of several
    public record Written(Optional<Format> format, Optional<String> name) {}

    /// What came of it.
    public record Output(DataSet data, List<Artifact> sources, List<Artifact> artifacts, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Written written = input.output().orElse(new Written(Optional.empty(), Optional.empty()));
        Format format = written.format().orElse(Format.CSV);
        try (Bench bench = Bench.open(context.data(), () -> context.deadline().near());
                Database database = Database.open(bench, context.lambda().getMemoryLimitInMB())) {
            Map<String, Long> rows = new LinkedHashMap<>();
            for (Map.Entry<String, DataSet> table : input.inputs().entrySet()) {
                Bench.Laid laid = bench.lay(table.getKey(), table.getValue());
                database.define(table.getKey(), laid);
            }
            database.lock(format);
            String statement = database.oneSelect(input.sql());
            for (Map.Entry<String, DataSet> table : input.inputs().entrySet()) {
                rows.put(table.getKey(), database.count(table.getKey(), time(context)));
            }
            long made = database.write(statement, format, time(context));
            DataSet data = handOn(bench, format, written.name(), made, context);
            context.log().info("made " + made + " rows by SQL", new LinkedHashMap<String, Object>(rows));
            List<Artifact> sources = new ArrayList<>();
            input.inputs()
                    .forEach((name, table) -> sources.add(new Artifact(
                            table.uri(), Optional.ofNullable(rows.get(name)), table.bytes(), table.sha256())));
            long in = rows.values().stream().mapToLong(Long::longValue).sum();
            return new Output(
                    data,
                    sources,
                    List.of(data.artifact()),
                    new Counts(in, made, 0),
                    data.bytes().orElse(0L));
        }
    }

    private static Duration time(StageContext context) {
        Duration left = context.remaining().minus(FOR_THE_END);
        if (left.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new InvalidInput("there is no time left for the SQL; give the stage a longer timeout");
        }
        return left;
    }

    private static DataSet handOn(Bench bench, Format format, Optional<String> name, long rows, StageContext context)
            throws IOException {
        try (InputStream in = Files.newInputStream(bench.result(format));
                ObjectWriter out = context.data().create(name.orElse("data"), format)) {
            in.transferTo(out);
            return out.commit().table(rows, format, name);
        }
    }
}
