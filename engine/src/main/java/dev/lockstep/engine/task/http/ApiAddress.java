package dev.lockstep.engine.task.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where APIs are. AWS calls nothing but HTTPS; on this machine a server may do without.
public final class ApiAddress {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private ApiAddress() {}

    /// The address that a text is; none when nothing may be called there.
    public static Optional<URI> of(String text) {
        try {
            return Optional.of(new URI(text)).filter(ApiAddress::isAllowed);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI address) {
        String host = address.getHost();
        boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
        boolean isHere = "http".equalsIgnoreCase(address.getScheme())
                && host != null
                && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
        return host != null && (isSecure || isHere) && address.getUserInfo() == null;
    }
}
