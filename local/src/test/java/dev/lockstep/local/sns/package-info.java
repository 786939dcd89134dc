@NullMarked
package dev.lockstep.local.sns;

import org.jspecify.annotations.NullMarked;
