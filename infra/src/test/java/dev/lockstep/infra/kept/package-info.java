@NullMarked
package dev.lockstep.infra.kept;

import org.jspecify.annotations.NullMarked;
