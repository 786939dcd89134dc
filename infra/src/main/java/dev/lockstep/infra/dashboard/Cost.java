package dev.lockstep.infra.dashboard;

import dev.lockstep.infra.metric.Series;
import dev.lockstep.infra.metric.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a pipeline's runs cost, from what its functions and its state machine did and what AWS asks for that. Storage,
/// logs and requests of S3 and DynamoDB are not in it.
final class Cost {

    private final Prices prices;
    private final Duration period;

    Cost(Prices prices, Duration period) {
        this.prices = prices;
        this.period = period;
    }

    /// @param functions their names
    /// @param memory the functions' megabytes, in their order
    /// @param transitions the metric that counts them
    Series of(List<String> functions, List<Integer> memory, Optional<Series.Measured> transitions) {
        var metrics = new TreeMap<String, Series.Measured>();
        var terms = new TreeMap<String, BigDecimal>();
        for (var i = 0; i < functions.size(); i++) {
            var function = Source.ofFunction(functions.get(i));
            add(metrics, terms, "calls" + i, function.sum("Invocations", period), prices.invocation());
            add(metrics, terms, "time" + i, function.sum("Duration", period), perMillisecond(memory.get(i)));
        }
        transitions.ifPresent(counted -> add(metrics, terms, "transitions", counted, prices.transition()));
        return new Series.Calculated(
                terms.entrySet().stream()
                        .map(term -> "FILL(" + term.getKey() + ", 0) * "
                                + term.getValue().toPlainString())
                        .collect(Collectors.joining(" + ")),
                metrics,
                period);
    }

    private static void add(
            Map<String, Series.Measured> metrics,
            Map<String, BigDecimal> terms,
            String id,
            Series.Measured metric,
            BigDecimal price) {
        metrics.put(id, metric);
        terms.put(id, price);
    }

    /// Durations are in milliseconds, prices for a gigabyte in a second.
    private BigDecimal perMillisecond(int megabytes) {
        return prices.gigabyteSecond()
                .multiply(BigDecimal.valueOf(megabytes))
                .divide(BigDecimal.valueOf(1024L * 1000), 16, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
