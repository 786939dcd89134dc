@NullMarked
package dev.lockstep.infra;

import org.jspecify.annotations.NullMarked;
