@NullMarked
package dev.lockstep.functions.json;

import org.jspecify.annotations.NullMarked;
