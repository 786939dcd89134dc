package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.store.Bytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection to the database of a folder, for one thread at a time: few statements, prepared once.
final class Database implements AutoCloseable {
    /// Goes up when what is kept, or its form, changes.
    private static final int FORMAT = 2;

    private static final String[] TABLES = {
        "create table if not exists document (shelf text, key text, content blob, primary key (shelf, key))",
        "create table if not exists revision (id integer primary key, content blob unique)",
        "create table if not exists execution (sequence integer primary key, arn text unique, machine text,"
                + " revision integer, stopped integer, begun blob, ended blob)",
        "create index if not exists execution_of_machine on execution (machine, sequence)",
        "create index if not exists execution_running on execution (sequence) where stopped is null",
        "create table if not exists input (execution integer, number integer, content blob,"
                + " primary key (execution, number)) without rowid",
        "create table if not exists map_run (arn text primary key, execution integer) without rowid",
        "create index if not exists map_run_of_execution on map_run (execution)",
        "create index if not exists execution_stopped on execution (stopped) where stopped is not null",
        "create table if not exists history (execution integer primary key, content blob)",
        "pragma user_version = " + FORMAT
    };

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// What a row gives.
    interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Database open(Path file) {
        Database database = new Database(file, connect(file));
        database.prepareTables();
        return database;
    }

    private static Connection connect(Path file) {
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw trouble(file, e);
        }
    }

    private void prepareTables() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            // a commit is on the disk, not only with the operating system
            statement.execute("pragma synchronous = full");
            statement.execute("pragma busy_timeout = 10000");
            int format = statement.executeQuery("pragma user_version").getInt(1);
            if (format > FORMAT) {
                throw new StoreTrouble(
                        file.toString(),
                        "written by a later version (format " + format + ", this one knows " + FORMAT + ")",
                        "use that version, or name another folder");
            }
            for (String table : format == FORMAT ? new String[0] : TABLES) {
                statement.execute(table);
            }
        } catch (SQLException e) {
            throw trouble(file, e);
        }
    }

    /// The cause in words, and what to do about it.
    static StoreTrouble trouble(Path file, SQLException cause) {
        String words = String.valueOf(cause.getMessage());
        String remedy;
        if (words.contains("SQLITE_FULL")) {
            remedy = "free space there; nothing that was answered is lost";
        } else if (words.contains("SQLITE_NOTADB") || words.contains("SQLITE_CORRUPT")) {
            remedy = "the file is damaged: bring the folder back from a copy, or name another folder";
        } else if (words.contains("SQLITE_READONLY") || words.contains("SQLITE_CANTOPEN")) {
            remedy = "make the folder and its files writable, or name another folder";
        } else if (words.contains("SQLITE_BUSY")) {
            remedy = "end the process that has the file open";
        } else {
            remedy = "see to the disk, or name another folder";
        }
        return new StoreTrouble(file.toString(), words, remedy);
    }

    /// Transactions are begun and ended here and not by the driver, which does not notice when SQLite itself rolls one
    /// back, as it does when the disk is full.
    void begin() throws SQLException {
        execute("begin immediate");
    }

    void commit() throws SQLException {
        execute("commit");
    }

    void rollback() throws SQLException {
        forgetStatements();
        try {
            execute("rollback");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /// The driver closes a statement that has failed.
    private void forgetStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Bytes bytes -> statement.setBytes(i + 1, bytes.content());
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setLong(i + 1, number);
                default -> statement.setString(i + 1, values[i].toString());
            }
        }
        return statement;
    }

    int execute(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    <T> List<T> query(Reading<T> reading, String sql, Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reading.read(rows));
            }
            return read;
        } catch (SQLException e) {
            prepared.remove(sql);
            throw trouble(file, e);
        }
    }

    <T> Optional<T> first(Reading<T> reading, String sql, Object... values) {
        return query(reading, sql, values).stream().findFirst();
    }

    /// How much of the file is in use.
    long usedBytes() {
        return first(
                        row -> row.getLong(1),
                        "select (p.page_count - f.freelist_count) * s.page_size"
                                + " from pragma_page_count p, pragma_freelist_count f, pragma_page_size s")
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw trouble(file, e);
        }
    }
}
