package dev.lockstep.functions.extract;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// Asks a web server for one address, again while it says "not now", and wherever it sends on to. What it is
/// told beside the question goes to the host that was named and to no other.
final class HttpCalls {
    private static final int TRIES = 5;
    private static final int HOPS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FOR_THE_REST = Duration.ofSeconds(5);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 30_000;
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 500, 502, 503, 504);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);

    private final URI address;
    private final Map<String, String> headers;
    private final StageContext context;

    HttpCalls(URI address, Map<String, String> headers, StageContext context) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.context = context;
    }

    /// The address without user and query, which may be secret.
    String shown() {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getRawPath();
    }

    /// The first answer that is not "not now".
    HttpURLConnection get(Map<String, String> more) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; ; i++) {
            String trouble;
            Duration asked = pause;
            try {
                HttpURLConnection answer = follow(more);
                if (!NOT_NOW.contains(answer.getResponseCode())) {
                    return answer;
                }
                trouble = "HTTP " + answer.getResponseCode();
                asked = asked(answer, pause);
                answer.disconnect();
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
            if (i == TRIES || context.remaining().compareTo(asked.plus(FOR_THE_REST)) < 0) {
                throw new Unavailable(shown() + " cannot be taken after " + i + " tries: " + trouble);
            }
            Time.waitFor(address.getHost(), asked, context.time());
            pause = pause.multipliedBy(2);
        }
    }

    /// How long the server asks to be left alone, when it says so in seconds.
    private static Duration asked(HttpURLConnection answer, Duration pause) {
        String after = answer.getHeaderField("Retry-After");
        if (after == null || !after.matches("[0-9]{1,6}")) {
            return pause;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(after));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }

    private HttpURLConnection follow(Map<String, String> more) throws IOException {
        URI next = address;
        for (int i = 0; i <= HOPS; i++) {
            HttpURLConnection answer = once(next, more);
            String location = answer.getHeaderField("Location");
            if (!ELSEWHERE.contains(answer.getResponseCode()) || location == null) {
                return answer;
            }
            answer.disconnect();
            next = elsewhere(next, location);
        }
        throw new InvalidInput(shown() + " is sent on more than " + HOPS + " times");
    }

    private URI elsewhere(URI from, String location) {
        try {
            URI next = from.resolve(location);
            boolean http = "http".equals(next.getScheme()) && "http".equals(from.getScheme());
            if (next.getHost() != null && ("https".equals(next.getScheme()) || http)) {
                if (!sameHost(next) && isInside(next) && !isInside(address)) {
                    throw new InvalidInput(shown() + " is sent on to an address of this machine or its network");
                }
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(shown() + " is sent on to what is no address", e);
        }
        throw new InvalidInput(shown() + " is sent on to what is not https");
    }

    /// Whether only who is inside can reach it: a server outside may not have us ask for it.
    private static boolean isInside(URI address) {
        try {
            return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                    .anyMatch(place -> place.isLoopbackAddress()
                            || place.isLinkLocalAddress()
                            || place.isSiteLocalAddress()
                            || place.isAnyLocalAddress());
        } catch (UnknownHostException e) {
            return false; // nobody reaches it
        }
    }

    private HttpURLConnection once(URI target, Map<String, String> more) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        if (sameHost(target)) {
            headers.forEach(connection::setRequestProperty);
        }
        // bytes as they lie there: lengths and ranges count those
        connection.setRequestProperty("Accept-Encoding", "identity");
        more.forEach(connection::setRequestProperty);
        connection.getResponseCode();
        return connection;
    }

    private boolean sameHost(URI target) {
        return target.getHost().equals(address.getHost())
                && target.getPort() == address.getPort()
                && target.getScheme().equals(address.getScheme());
    }
}
