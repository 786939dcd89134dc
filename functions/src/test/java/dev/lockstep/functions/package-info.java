@NullMarked
package dev.lockstep.functions;

import org.jspecify.annotations.NullMarked;
