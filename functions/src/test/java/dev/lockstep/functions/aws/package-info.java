@NullMarked
package dev.lockstep.functions.aws;

import org.jspecify.annotations.NullMarked;
