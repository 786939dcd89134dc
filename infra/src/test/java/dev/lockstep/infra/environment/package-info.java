@NullMarked
package dev.lockstep.infra.environment;

import org.jspecify.annotations.NullMarked;
