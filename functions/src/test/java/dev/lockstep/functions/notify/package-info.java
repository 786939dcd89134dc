@NullMarked
package dev.lockstep.functions.notify;

import org.jspecify.annotations.NullMarked;
