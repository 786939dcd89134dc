package dev.lockstep.functions.notify;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Unavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/// An address that takes JSON by POST.
final class Webhook {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 15_000;

    private final URI address;

    Webhook(String address) {
        try {
            this.address = new URI(address);
        } catch (URISyntaxException e) { // which holds the whole of it, and with it what may be secret
            throw new InvalidInput("the webhook is no address: " + e.getReason() + " at character " + e.getIndex());
        }
        boolean local = "http".equals(this.address.getScheme())
                && ("127.0.0.1".equals(this.address.getHost()) || "localhost".equals(this.address.getHost()));
        if (!local && !"https".equals(this.address.getScheme())) {
            throw new InvalidInput("the webhook " + address + " must begin with https://");
        }
    }

    /// Who is called.
    String host() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /// Sends it once.
    ///
    /// @param id the same whenever the same thing is sent again
    void send(String json, String id) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setRequestMethod("POST");
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Idempotency-Key", id);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(json.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status == 408 || status == 429 || status >= 500) {
                throw new Unavailable("the webhook at " + address.getHost() + " answered with HTTP " + status);
            }
            if (status / 100 != 2) {
                throw new InvalidInput("the webhook at " + address.getHost() + " answered with HTTP " + status);
            }
        } finally {
            connection.disconnect();
        }
    }
}
