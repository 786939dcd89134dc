@NullMarked
package dev.lockstep.functions.validate;

import org.jspecify.annotations.NullMarked;
