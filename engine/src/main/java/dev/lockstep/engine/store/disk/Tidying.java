package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.store.Retention;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Lets finished executions go that are too old or too many, the oldest first; for the writing thread.
final class Tidying {
    /// How many ends there are between two looks.
    private static final int BETWEEN_LOOKS = 200;

    /// How many executions go between two looks for definitions that nothing refers to any more.
    private static final int BETWEEN_SWEEPS = 20_000;

    /// AWS redrives nothing that ended longer ago.
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    private static final long UNKNOWN = -1;

    private final Database database;
    private final Retention retention;
    private int endsSinceLook;
    private int goneSinceSweep;
    private long newestStop;
    private long redrivableSince;
    private long kept = UNKNOWN;

    Tidying(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    void ended(long stopDate) {
        endsSinceLook++;
        newestStop = Math.max(newestStop, stopDate);
        kept += kept == UNKNOWN ? 0 : 1;
    }

    void reopened() {
        kept -= kept == UNKNOWN ? 0 : 1;
    }

    void forgetCounts() {
        kept = UNKNOWN;
    }

    /// Whether definitions have gone.
    boolean tidy() throws SQLException {
        if (endsSinceLook < BETWEEN_LOOKS) {
            return false;
        }
        endsSinceLook = 0;
        forgetInputs();
        forget(sequences(
                "select sequence from execution where stopped < ?",
                newestStop - retention.age().toMillis()));
        if (kept == UNKNOWN) {
            kept = sequences("select count(*) from execution where stopped is not null")
                    .getFirst();
        }
        forgetOldest(kept - retention.executions());
        while (kept > 1 && database.usedBytes() > retention.bytes()) {
            forgetOldest(Math.min(BETWEEN_LOOKS, kept - 1));
        }
        return sweep();
    }

    private List<Long> sequences(String sql, Object... values) {
        return database.query(row -> row.getLong(1), sql, values);
    }

    /// Those of executions that can be redriven no longer.
    private void forgetInputs() throws SQLException {
        long since = newestStop - REDRIVABLE_FOR.toMillis();
        database.execute(
                "delete from input where execution in"
                        + " (select sequence from execution where stopped >= ? and stopped < ?)",
                redrivableSince,
                since);
        redrivableSince = since;
    }

    private void forgetOldest(long number) throws SQLException {
        if (number > 0) {
            forget(sequences(
                    "select sequence from execution where stopped is not null order by stopped, sequence limit ?",
                    number));
        }
    }

    private void forget(List<Long> sequences) throws SQLException {
        for (long sequence : sequences) {
            database.execute("delete from execution where sequence = ?", sequence);
            database.execute("delete from history where execution = ?", sequence);
            database.execute("delete from input where execution = ?", sequence);
            database.execute("delete from map_run where execution = ?", sequence);
        }
        goneSinceSweep += sequences.size();
        kept -= kept == UNKNOWN ? 0 : sequences.size();
    }

    private boolean sweep() throws SQLException {
        if (goneSinceSweep < BETWEEN_SWEEPS) {
            return false;
        }
        goneSinceSweep = 0;
        return database.execute("delete from revision where id not in (select revision from execution)") > 0;
    }
}
