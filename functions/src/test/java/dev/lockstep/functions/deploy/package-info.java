@NullMarked
package dev.lockstep.functions.deploy;

import org.jspecify.annotations.NullMarked;
