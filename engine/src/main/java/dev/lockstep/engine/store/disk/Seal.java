package dev.lockstep.engine.store.disk;

import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.store.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Content with a checksum before it: SQLite vouches for its pages' order, not for what is in them.
final class Seal {
    private Seal() {}

    static Bytes seal(byte[] content) {
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(sum(content, 0))
                .put(content)
                .array());
    }

    /// The content.
    ///
    /// @param place what it is, for the message
    /// @throws StoreTrouble when it is not what was sealed
    static byte[] open(byte[] sealed, String place) {
        if (sealed.length < Integer.BYTES || ByteBuffer.wrap(sealed).getInt() != sum(sealed, Integer.BYTES)) {
            throw new StoreTrouble(
                    place,
                    "damaged: its checksum is not that of what was written",
                    "bring the folder back from a copy, or name another folder");
        }
        return Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length);
    }

    private static int sum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }
}
