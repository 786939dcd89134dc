package dev.lockstep.functions.analyze;

import dev.lockstep.functions.data.Row;
import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gathers the profile of one column in constant memory.
final class ColumnTally {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,20})?");
    private static final int MEAN_DIGITS = 6;
    private static final int LONGEST_SHOWN = 200;

    private final int place;
    private final Distinct distinct = new Distinct();
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
                        : Optional.empty());
    }

    private static Optional<Json> number(@Nullable BigDecimal value) {
        return Optional.ofNullable(value).map(Json.Num::new);
    }

    private static Optional<Json> text(@Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> Json.of(text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text));
    }
}
