package dev.lockstep.functions.analyze;

import dev.lockstep.functions.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// What is in a column.
///
/// @param type `number` when every value is one, else `text`
/// @param count the values that are there
/// @param nulls the values that are not
/// @param distinct how many different ones; an estimate, within about two percent, when `exact` is false
/// @param quantiles of numbers, each within one percent
/// @param patterns of texts, the most frequent shapes
/// @param min the least: a number, or text in the order of its characters
public record ColumnProfile(
        String type,
        long count,
        long nulls,
        long distinct,
        boolean exact,
        Optional<Json> min,
        Optional<Json> max,
        Optional<BigDecimal> mean,
        Optional<Map<String, Double>> quantiles,
        Optional<Map<String, Long>> patterns) {}
