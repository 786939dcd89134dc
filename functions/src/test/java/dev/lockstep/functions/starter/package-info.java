@NullMarked
package dev.lockstep.functions.starter;

import org.jspecify.annotations.NullMarked;
