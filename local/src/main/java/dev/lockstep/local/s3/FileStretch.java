package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A stretch of an open file, on its way out.
record FileStretch(FileChannel content, ByteRange range) implements Reply.Source {

    /// For answers that only tell how long they would be.
    static final Reply.Source NOTHING = new Reply.Source() {
        @Override
        public void writeTo(OutputStream out) {}

        @Override
        public void close() {}
    };

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Math.max(range.length(), 1), 64 * 1024));
        long position = range.first();
        long end = range.first() + range.length();
        while (position < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            int count = content.read(buffer, position);
            if (count < 0) {
                throw new IOException("the object's file became shorter while it was read");
            }
            out.write(buffer.array(), 0, count);
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
