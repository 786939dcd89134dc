package dev.lockstep.functions.load;

import dev.lockstep.functions.data.Row;
import java.io.IOException;

/// Where rows go, each by itself.
interface Outlet {
    /// Takes a row, now or with others.
    ///
    /// @param number of the row in its table, counted from 1
    void take(Row row, long number) throws IOException;

    /// Takes what still waits.
    Reached finish() throws IOException;

    /// Hears how far all rows have been taken.
    @FunctionalInterface
    interface Listener {
        void reached(Reached reached);
    }
}
