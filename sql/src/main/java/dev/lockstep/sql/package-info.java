/// The stage that asks whole tables in SQL, in a jar of its own: its engine is larger than all other stages together.
@NullMarked
package dev.lockstep.sql;

import org.jspecify.annotations.NullMarked;
