@NullMarked
package dev.lockstep.sql;

import org.jspecify.annotations.NullMarked;
