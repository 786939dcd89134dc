package dev.lockstep.infra.metric;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Numbers over time: what an alarm looks at and a graph draws. Plain data, because CDK's objects live in another
/// process, and each of the hundreds that a dashboard names would cost messages.
public sealed interface Series {

    Duration period();

    /// Written by somebody and kept by CloudWatch.
    record Measured(Source source, String name, String statistic, Duration period) implements Series {}

    /// Reckoned by CloudWatch when it is looked at.
    ///
    /// @param from the parts, by what the expression calls them, in the order of these names
    record Calculated(String expression, SequencedMap<String, Measured> from, Duration period) implements Series {
        public Calculated {
            from = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(new TreeMap<>(from)));
        }
    }
}
