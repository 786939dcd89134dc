package dev.lockstep.sql;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Format;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/// DuckDB for one invocation: tables are defined, then everything else is locked away, then a statement runs.
final class Database implements Closeable {
    /// Less than this for each thread, and threads wait for each other's memory.
    private static final long FOR_A_THREAD = 128;

    private final Bench bench;
    private final Connection connection;
    private final List<Path> files = new ArrayList<>();
    private final long megabytes;

    private Database(Bench bench, Connection connection, long megabytes) {
        this.bench = bench;
        this.connection = connection;
        this.megabytes = megabytes;
    }

    /// Begins with half of the function's memory; the rest is for Java and for what the engine does not count.
    static Database open(Bench bench, int functionMegabytes) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
            Database database = new Database(bench, connection, Math.max(64, functionMegabytes / 2));
            database.set("memory_limit", "'" + database.megabytes + "MiB'");
            database.set("temp_directory", text(bench.spill().toString()));
            long threads = Math.clamp(
                    database.megabytes / FOR_A_THREAD, 1, Runtime.getRuntime().availableProcessors());
            database.set("threads", Long.toString(threads));
            for (String closed : List.of(
                    "autoinstall_known_extensions",
                    "autoload_known_extensions",
                    "allow_community_extensions",
                    "allow_persistent_secrets")) {
                database.set(closed, "false");
            }
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("the SQL engine does not start: " + e.getMessage(), e);
        }
    }

    /// Makes a table known by a name. Values of CSV are texts, as for every stage: what they mean is said by `CAST`.
    void define(String name, Bench.Laid table) throws IOException {
        files.add(table.file());
        String from = switch (table.format()) {
            case PARQUET -> "read_parquet(" + text(table.file().toString()) + ")";
            case CSV, JSONL ->
                "read_csv(" + text(table.file().toString())
                        + ", auto_detect = false, header = true, delim = ',', quote = '\"',"
                        + " escape = '\"', strict_mode = true, columns = {"
                        + bench.columns(table).names().stream()
                                .map(column -> text(column) + ": 'VARCHAR'")
                                .collect(Collectors.joining(", "))
                        + "})";
        };
        try {
            run("CREATE VIEW \"" + name + "\" AS SELECT * FROM " + from);
        } catch (SQLException e) {
            throw trouble(table.origin() + " cannot be read", e);
        }
    }

    /// From here on the engine reaches the tables' files and the one of the result.
    void lock(Format format) {
        String allowed = java.util.stream.Stream.concat(
                        files.stream(), java.util.stream.Stream.of(bench.result(format)))
                .map(file -> text(file.toString()))
                .collect(Collectors.joining(", "));
        try {
            set("allowed_paths", "[" + allowed + "]");
            set("enable_external_access", "false");
            set("lock_configuration", "true");
        } catch (SQLException e) {
            throw new IllegalStateException("the SQL engine cannot be locked: " + e.getMessage(), e);
        }
    }

    /// The text of a statement, when it is one SELECT and nothing else: asked of the engine's own parser, because what
    /// another one takes for a SELECT may be more for this one.
    String oneSelect(String sql) {
        String statement = sql.strip().replaceAll("(\\s*;)+$", "");
        try (Statement ask = connection.createStatement();
                ResultSet answer = ask.executeQuery("SELECT tree ->> 'error', tree ->> 'error_message',"
                        + " json_array_length(tree -> 'statements') FROM (SELECT json_serialize_sql(" + text(statement)
                        + ") AS tree)")) {
            answer.next();
            if (answer.getBoolean(1)) {
                throw new InvalidInput("the SQL is not a SELECT that can be run: " + answer.getString(2));
            }
            if (answer.getLong(3) != 1) {
                throw new InvalidInput("the SQL has " + answer.getLong(3) + " statements; expected one SELECT");
            }
            return statement;
        } catch (SQLException e) {
            throw trouble("the SQL cannot be read", e);
        }
    }

    long count(String table, Duration most) {
        try (Statement ask = limited(most);
                ResultSet answer = ask.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw trouble("the input " + table + " cannot be read", e);
        }
    }

    /// Runs the statement and writes what it gives; how many rows that is.
    long write(String statement, Format format, Duration most) {
        String options = switch (format) {
            case CSV -> "FORMAT csv, HEADER true";
            case JSONL -> "FORMAT json, ARRAY false";
            case PARQUET -> "FORMAT parquet, COMPRESSION zstd";
        };
        try (Statement copy = limited(most)) {
            // on lines of its own: it may end in a comment
            String rows = format == Format.CSV ? withoutEmptyLines(statement) : statement;
            return copy.executeUpdate(
                    "COPY (\n" + rows + "\n) TO " + text(bench.result(format).toString()) + " (" + options + ")");
        } catch (SQLException e) {
            throw trouble("the SQL failed", e);
        }
    }

    private Statement limited(Duration most) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setQueryTimeout(Math.clamp(most.toSeconds(), 1, Integer.MAX_VALUE));
        return statement;
    }

    /// A missing value alone in its row would be a line with nothing in it, which readers of CSV pass over. As an empty
    /// text it is written in quotes.
    private String withoutEmptyLines(String statement) throws SQLException {
        try (Statement ask = connection.createStatement();
                ResultSet none = ask.executeQuery("SELECT * FROM (\n" + statement + "\n) LIMIT 0")) {
            if (none.getMetaData().getColumnCount() > 1) {
                return statement;
            }
            String column = '"' + none.getMetaData().getColumnLabel(1).replace("\"", "\"\"") + '"';
            return "SELECT coalesce(CAST(" + column + " AS VARCHAR), '') AS " + column + " FROM (\n" + statement
                    + "\n)";
        }
    }

    private InvalidInput trouble(String what, SQLException e) {
        String told = String.valueOf(e.getMessage());
        String plain = files.stream()
                .map(Path::toString)
                .reduce(told, (message, file) -> message.replace(file, "the input"))
                .lines()
                .limit(12)
                .collect(Collectors.joining(" | "));
        String remedy = "";
        if (told.toLowerCase(Locale.ROOT).contains("out of memory")) {
            remedy = "; it may take " + megabytes + " MiB, half of the function's memory";
        } else if (told.contains("INTERRUPT")) {
            remedy = "; its time is up, give the stage a longer timeout";
        }
        return new InvalidInput(what + ": " + plain + remedy, e);
    }

    private void set(String setting, String value) throws SQLException {
        run("SET " + setting + " = " + value);
    }

    private void run(String statement) throws SQLException {
        try (Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
