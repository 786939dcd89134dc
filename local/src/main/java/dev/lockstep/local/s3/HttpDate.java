package dev.lockstep.local.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Times as HTTP headers and S3's documents write them.
final class HttpDate {

    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter XML = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String header(Instant time) {
        return HEADER.format(time);
    }

    static String xml(Instant time) {
        return XML.format(time);
    }

    /// A date that is none is as if it had not been sent.
    static Optional<Instant> parse(String header) {
        try {
            return Optional.of(HEADER.parse(header, Instant::from).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
