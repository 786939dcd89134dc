package dev.lockstep.functions.analyze;

import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.distinct.Distinct;
import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers the profile of one column in constant memory.
final class ColumnTally {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?");
    private static final int MEAN_DIGITS = 6;
    static final String LOWER = "p25";
    static final String MEDIAN = "p50";
    static final String UPPER = "p75";
    /// As many as the sketch is good for.
    private static final MathContext SHOWN_DIGITS = new MathContext(4);
    private static final int LONGEST_SHOWN = 200;

    private final int place;
    private final Distinct distinct = new Distinct();
    private final Shapes shapes = new Shapes();
    private final Quantiles quantiles = new Quantiles();
    private long count;
    private long nulls;
    private boolean numeric = true;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal greatest;
    private @Nullable String first;
    private @Nullable String last;

    ColumnTally(int place) {
        this.place = place;
    }

    void add(Row row) {
        String value = row.values().get(place);
        if (value.isEmpty()) {
            nulls++;
            return;
        }
        count++;
        distinct.add(value);
        shapes.add(value);
        first = first == null || value.compareTo(first) < 0 ? value : first;
        last = last == null || value.compareTo(last) > 0 ? value : last;
        if (numeric && NUMBER.matcher(value).matches()) {
            addNumber(new BigDecimal(value));
        } else {
            numeric = false;
        }
    }

    private void addNumber(BigDecimal number) {
        sum = sum.add(number);
        quantiles.add(number.doubleValue());
        least = least == null ? number : least.min(number);
        greatest = greatest == null ? number : greatest.max(number);
    }

    ColumnProfile profile() {
        boolean number = numeric && count > 0;
        return new ColumnProfile(
                number ? "number" : "text",
                count,
                nulls,
                distinct.count(),
                distinct.exact(),
                number ? number(least) : text(first),
                number ? number(greatest) : text(last),
                number
                        ? Optional.of(sum.divide(BigDecimal.valueOf(count), MEAN_DIGITS, RoundingMode.HALF_EVEN)
                                .stripTrailingZeros())
                        : Optional.empty(),
                number ? Optional.of(shares()) : Optional.empty(),
                number || count == 0 ? Optional.empty() : Optional.of(shapes.most()));
    }

    private Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("p05", share(0.05));
        shares.put(LOWER, share(0.25));
        shares.put(MEDIAN, share(0.5));
        shares.put(UPPER, share(0.75));
        shares.put("p95", share(0.95));
        shares.put("p99", share(0.99));
        return shares;
    }

    private double share(double share) {
        double found = quantiles.at(share);
        double low = least == null ? found : least.doubleValue();
        double high = greatest == null ? found : greatest.doubleValue();
        return new BigDecimal(Math.clamp(found, low, high)).round(SHOWN_DIGITS).doubleValue();
    }

    private static Optional<Json> number(@Nullable BigDecimal value) {
        return Optional.ofNullable(value).map(Json.Num::new);
    }

    private static Optional<Json> text(@Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> Json.of(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text));
    }
}
