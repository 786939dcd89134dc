package dev.lockstep.engine.task.mock;

import dev.lockstep.engine.task.StateFailure;
import java.util.List;
import java.util.Optional;

/// What a mocked task answers, invocation by invocation.
public record MockedResponse(String name, List<Range> ranges) {
    public MockedResponse {
        ranges = List.copyOf(ranges);
    }

    /// What is answered from one invocation to another, both included; the first invocation has the number 0.
    public record Range(int first, int last, Answer answer) {
        boolean covers(int invocation) {
            return first <= invocation && invocation <= last;
        }

        /// Whether two ranges have an invocation in common.
        public boolean meets(Range other) {
            return first <= other.last && other.first <= last;
        }
    }

    /// How an invocation ends.
    public sealed interface Answer {
        record Return(Object result) implements Answer {}

        record Throw(StateFailure failure) implements Answer {}
    }

    Optional<Answer> to(int invocation) {
        return ranges.stream()
                .filter(range -> range.covers(invocation))
                .findFirst()
                .map(Range::answer);
    }
}
