/// What things cost: benchmarks that `scripts/bench-jmh` runs. A build compiles them, and runs none.
@NullMarked
package dev.lockstep.engine.bench;

import org.jspecify.annotations.NullMarked;
