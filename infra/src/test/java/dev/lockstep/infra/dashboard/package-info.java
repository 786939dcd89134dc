@NullMarked
package dev.lockstep.infra.dashboard;

import org.jspecify.annotations.NullMarked;
