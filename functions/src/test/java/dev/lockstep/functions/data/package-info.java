@NullMarked
package dev.lockstep.functions.data;

import org.jspecify.annotations.NullMarked;
