package dev.lockstep.infra.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;

/// What a pipeline's runs cost, from what its functions and its state machine did and what AWS asks for that. Storage,
/// logs and requests of S3 and DynamoDB are not in it.
final class Cost {

    private final Prices prices;
    private final Duration period;

    Cost(Prices prices, Duration period) {
        this.prices = prices;
        this.period = period;
    }

    /// @param memory the functions' megabytes, in their order
    IMetric of(List<IFunction> functions, List<Integer> memory, Optional<Metric> transitions) {
        var metrics = new TreeMap<String, IMetric>();
        var terms = new TreeMap<String, BigDecimal>();
        var sum = MetricOptions.builder().statistic("Sum").period(period).build();
        for (var i = 0; i < functions.size(); i++) {
            add(metrics, terms, "calls" + i, functions.get(i).metricInvocations(sum), prices.invocation());
            add(metrics, terms, "time" + i, functions.get(i).metricDuration(sum), perMillisecond(memory.get(i)));
        }
        transitions.ifPresent(counted -> add(metrics, terms, "transitions", counted, prices.transition()));
        return MathExpression.Builder.create()
                .expression(terms.entrySet().stream()
                        .map(term -> "FILL(" + term.getKey() + ", 0) * "
                                + term.getValue().toPlainString())
                        .collect(Collectors.joining(" + ")))
                .usingMetrics(metrics)
                .label("US dollars")
                .period(period)
                .build();
    }

    private static void add(
            Map<String, IMetric> metrics, Map<String, BigDecimal> terms, String id, IMetric metric, BigDecimal price) {
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
