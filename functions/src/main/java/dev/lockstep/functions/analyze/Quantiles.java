package dev.lockstep.functions.analyze;

import java.util.Map;
import java.util.TreeMap;

/// Quantiles of numbers within one percent of their value, in bounded memory: numbers are counted in buckets whose
/// bounds grow by a factor (DDSketch: Masson, Rim and Lee, 2019). Two of them can be added, bucket by bucket.
final class Quantiles {
    private static final double ERROR = 0.01;
    private static final double LOG_GROWTH = Math.log((1 + ERROR) / (1 - ERROR));

    /// Nearer to zero than this is zero; it bounds the buckets: from here to the greatest double are 36,000 a sign.
    private static final double LEAST = 1e-9;

    /// By the signed place on the scale: all negative numbers before zero, all positive ones behind.
    private final TreeMap<Integer, Long> buckets = new TreeMap<>();

    private long count;

    void add(double number) {
        count++;
        buckets.merge(bucket(number), 1L, Long::sum);
    }

    /// The value below which a share of the numbers lies; there must be one.
    double at(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long passed = 0;
        for (Map.Entry<Integer, Long> bucket : buckets.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                return value(bucket.getKey());
            }
        }
        return value(buckets.lastKey());
    }

    private static int bucket(double number) {
        double size = Math.abs(number);
        if (size < LEAST) {
            return 0;
        }
        int place = 1 + (int) Math.ceil(Math.log(Math.min(size, Double.MAX_VALUE) / LEAST) / LOG_GROWTH);
        return number < 0 ? -place : place;
    }

    /// The middle of a bucket, as seen from both of its bounds.
    private static double value(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        double upper = LEAST * Math.exp((Math.abs(bucket) - 1) * LOG_GROWTH);
        return Math.signum((double) bucket) * upper * (1 - ERROR);
    }
}
