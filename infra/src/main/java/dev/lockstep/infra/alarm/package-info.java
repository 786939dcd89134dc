/// What wakes somebody: the names of metrics and thresholds as data, apart from the constructs that draw them.
@NullMarked
package dev.lockstep.infra.alarm;

import org.jspecify.annotations.NullMarked;
