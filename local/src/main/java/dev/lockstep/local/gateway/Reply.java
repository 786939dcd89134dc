package dev.lockstep.local.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a service answers; the gateway alone writes it to the wire.
public record Reply(int status, List<Map.Entry<String, String>> headers, Body body) {

    public Reply {
        headers = List.copyOf(headers);
    }

    /// The body, whose length is known before its first byte.
    public sealed interface Body {
        long length();

        /// A document, sent as UTF-8.
        record Text(String content) implements Body {
            byte[] bytes() {
                return content.getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public long length() {
                return bytes().length;
            }
        }

        /// Written when the time has come, then closed, come what may.
        record Stream(long length, Source source) implements Body {}
    }

    /// Something large that can write itself once, such as a stretch of a file.
    public interface Source extends AutoCloseable {
        void writeTo(OutputStream out) throws IOException;

        @Override
        void close() throws IOException;
    }

    public static Reply empty(int status) {
        return new Reply(status, List.of(), new Body.Text(""));
    }

    public static Reply text(int status, String contentType, String content) {
        return new Reply(status, List.of(Map.entry("Content-Type", contentType)), new Body.Text(content));
    }

    public Reply with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(header, value));
        return new Reply(status, more, body);
    }
}
