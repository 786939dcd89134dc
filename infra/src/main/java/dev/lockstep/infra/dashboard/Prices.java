package dev.lockstep.infra.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Properties;

/// What AWS asks for, in US dollars: data with a date, not truth.
///
/// @param asOf the month they were written down
record Prices(String region, String asOf, BigDecimal gigabyteSecond, BigDecimal invocation, BigDecimal transition) {

    static Prices listed() {
        var listed = new Properties();
        try (InputStream in = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.properties"))) {
            listed.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Prices(
                listed.getProperty("region"),
                listed.getProperty("asOf"),
                new BigDecimal(listed.getProperty("gigabyteSecond")),
                new BigDecimal(listed.getProperty("invocation")),
                new BigDecimal(listed.getProperty("transition")));
    }
}
