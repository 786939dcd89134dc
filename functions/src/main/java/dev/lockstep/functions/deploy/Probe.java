package dev.lockstep.functions.deploy;

import dev.lockstep.functions.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Asks an address for its answer.
final class Probe {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 15_000;
    private static final int MOST_BYTES = 1 << 20;

    private final URI address;

    Probe(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new InvalidInput("'" + address + "' is no address to ask; expected https://…");
        }
        this.address = URI.create(address);
    }

    record Answer(int status, String body) {}

    Answer ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            int status = connection.getResponseCode();
            try (InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                return new Answer(
                        status, body == null ? "" : new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } finally {
            connection.disconnect();
        }
    }
}
