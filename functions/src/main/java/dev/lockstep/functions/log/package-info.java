/// Log lines that CloudWatch's queries understand, one JSON object each.
@NullMarked
package dev.lockstep.functions.log;

import org.jspecify.annotations.NullMarked;
