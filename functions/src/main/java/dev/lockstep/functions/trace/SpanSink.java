package dev.lockstep.functions.trace;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Where spans go.
sealed interface SpanSink {

    /// X-Ray's daemon, which every function that is traced has beside it.
    record Daemon(InetSocketAddress address) implements SpanSink {}

    /// A file with a document a line: the folder of a run on this machine.
    record Lines(Path file) implements SpanSink {}

    /// The place there is, the file before the daemon.
    ///
    /// @param daemon `HOST:PORT`, as Lambda tells it
    static Optional<SpanSink> of(Optional<String> file, Optional<String> daemon) {
        if (file.isPresent()) {
            return Optional.of(new Lines(Path.of(file.get())));
        }
        // it may name one address for each protocol: `tcp:127.0.0.1:2000 udp:127.0.0.1:2000`
        return daemon.flatMap(addresses -> {
            String last = addresses.substring(addresses.lastIndexOf(' ') + 1);
            int port = last.lastIndexOf(':');
            if (port < 1 || !last.substring(port + 1).matches("[0-9]{1,5}")) {
                return Optional.empty();
            }
            String host = last.substring(0, port).replaceFirst("^udp:", "");
            return Optional.of(new Daemon(new InetSocketAddress(host, Integer.parseInt(last.substring(port + 1)))));
        });
    }

    /// Hands a document over.
    ///
    /// @throws IOException when nobody takes it
    default void send(String document) throws IOException {
        switch (this) {
            case Daemon(InetSocketAddress address) -> {
                byte[] bytes = (SegmentDocument.HEADER + document).getBytes(StandardCharsets.UTF_8);
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(bytes, bytes.length, address));
                }
            }
            case Lines(Path file) -> {
                synchronized (SpanSink.class) {
                    Files.writeString(file, document + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
    }
}
