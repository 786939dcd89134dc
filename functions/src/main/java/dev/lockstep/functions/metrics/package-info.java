/// Powertools' metrics, with a writer of our own behind them.
@NullMarked
package dev.lockstep.functions.metrics;

import org.jspecify.annotations.NullMarked;
