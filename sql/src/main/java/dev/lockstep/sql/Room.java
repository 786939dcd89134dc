package dev.lockstep.sql;

import dev.lockstep.functions.InvalidInput;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// A table on its way into the temporary folder, as long as there is room and time: what is compressed may be of any
/// size, and nobody knows it before it has been unpacked.
final class Room extends FilterOutputStream {
    /// What is left for the engine itself, where there is more.
    private static final long RESERVE = 64L << 20;

    private final String table;
    private final long most;
    private final BooleanSupplier late;
    private long written;

    /// @param table its address, for messages
    /// @param late whether it is time to stop
    Room(OutputStream out, String table, long most, BooleanSupplier late) {
        super(out);
        this.table = table;
        this.most = most;
        this.late = late;
    }

    /// A new file in a folder, which may fill what room there is.
    static Room of(Path file, String table, BooleanSupplier late) throws IOException {
        long room = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        return new Room(Files.newOutputStream(file), table, Math.max(room / 2, room - RESERVE), late);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        written += count;
        if (written > most) {
            throw new InvalidInput(table + " is larger than " + most
                    + " bytes when it is unpacked, which is what the function's temporary folder has room for");
        }
        if (late.getAsBoolean()) {
            throw new InvalidInput(table + " takes too long: after " + written
                    + " bytes of it the time of the stage is up; give it a longer timeout");
        }
        out.write(bytes, offset, count);
    }
}
