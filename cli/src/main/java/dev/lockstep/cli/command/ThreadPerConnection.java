package dev.lockstep.cli.command;

import com.sun.net.httpserver.spi.HttpServerProvider;
import java.util.logging.Level;
import java.util.logging.Logger;
import robaho.net.httpserver.DefaultHttpServerProvider;

/// The HTTP server of `serve`: a thread reads a connection's next request where the JDK's server hands every request
/// from a selector to a worker and the connection back, which costs more than a short execution.
final class ThreadPerConnection {
    /// Held, because a logger that nobody holds forgets its level.
    private static final Logger LOGGER = Logger.getLogger("robaho.net.httpserver");

    private ThreadPerConnection() {}

    static HttpServerProvider servers() {
        // head and body of an answer leave apart; the second must not wait for an acknowledgement
        System.setProperty("robaho.net.httpserver.nodelay", "true");
        LOGGER.setLevel(Level.WARNING);
        return new DefaultHttpServerProvider();
    }
}
