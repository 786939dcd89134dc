package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.store.Bytes;
import dev.lockstep.engine.store.Retention;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Changes as statements; for the writing thread.
final class Changes {
    private static final int MOST_REVISIONS_KNOWN = 1_000;

    private final Database database;
    private final Tidying tidying;
    private final Map<Bytes, Long> revisions = new HashMap<>();

    Changes(Database database, Retention retention) {
        this.database = database;
        this.tidying = new Tidying(database, retention);
    }

    void apply(Change change) throws SQLException {
        switch (change) {
            case Change.Put put ->
                database.execute(
                        "insert or replace into document values (?, ?, ?)",
                        put.shelf().name(),
                        put.key(),
                        put.document());
            case Change.Remove remove ->
                database.execute(
                        "delete from document where shelf = ? and key = ?",
                        remove.shelf().name(),
                        remove.key());
            case Change.Begin begin ->
                database.execute(
                        "insert into execution (sequence, arn, machine, revision, begun) values (?, ?, ?, ?, ?)",
                        begin.sequence(),
                        begin.arn(),
                        begin.owner(),
                        revision(begin.revision()),
                        begin.begun());
            case Change.Keep keep ->
                database.execute("insert into input values (?, ?, ?)", keep.sequence(), keep.number(), keep.input());
            case Change.End end -> end(end);
            case Change.Reopen(long sequence) -> reopen(sequence);
        }
    }

    private void end(Change.End end) throws SQLException {
        database.execute(
                "update execution set stopped = ?, ended = ? where sequence = ?",
                end.stopDate(),
                end.ended(),
                end.sequence());
        database.execute("insert into history values (?, ?)", end.sequence(), end.history());
        for (String mapRunArn : end.mapRunArns()) {
            database.execute("insert into map_run values (?, ?)", mapRunArn, end.sequence());
        }
        if (!end.redrivable()) {
            database.execute("delete from input where execution = ?", end.sequence());
        }
        tidying.ended(end.stopDate());
    }

    private void reopen(long sequence) throws SQLException {
        database.execute("update execution set stopped = null, ended = null where sequence = ?", sequence);
        database.execute("delete from history where execution = ?", sequence);
        database.execute("delete from map_run where execution = ?", sequence);
        tidying.reopened();
    }

    private long revision(Bytes content) throws SQLException {
        Long known = revisions.get(content);
        if (known != null) {
            return known;
        }
        database.execute("insert or ignore into revision (content) values (?)", content);
        long id = database.first(row -> row.getLong(1), "select id from revision where content = ?", content)
                .orElseThrow();
        if (revisions.size() >= MOST_REVISIONS_KNOWN) {
            revisions.clear();
        }
        revisions.put(content, id);
        return id;
    }

    /// What was learnt in a transaction that was rolled back is not so.
    void forget() {
        revisions.clear();
        tidying.forgetCounts();
    }

    /// Lets go what is kept no longer, once in a while.
    void tidy() throws SQLException {
        if (tidying.tidy()) {
            revisions.clear();
        }
    }
}
