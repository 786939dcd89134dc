/// The event side: what turns an event into a run, once.
@NullMarked
package dev.lockstep.functions.starter;

import org.jspecify.annotations.NullMarked;
