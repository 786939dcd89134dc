package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.graph.Flow;
import java.util.List;
import java.util.Set;

/// What a scope does, one after the other: a flat list, in which a gate jumps forward.
sealed interface Step {

    String name();

    /// A Choice that goes on when the condition holds and otherwise jumps to the step with the number `skipTo`.
    record Gate(String name, String comment, String condition, int skipTo, List<String> skipped) implements Step {}

    /// Runs a stage or a Parallel; only in the modes given does one come here.
    record Run(Flow flow, Set<String> modes) implements Step {
        @Override
        public String name() {
            return StateNames.of(flow);
        }
    }

    /// The end of the scope, where a state of its own is needed for it.
    record End(String name) implements Step {}
}
