/// The stage that runs when another has failed.
@NullMarked
package dev.lockstep.functions.notify;

import org.jspecify.annotations.NullMarked;
