/// Records as bytes: a format that follows from their types.
@NullMarked
package dev.lockstep.engine.store.form;

import org.jspecify.annotations.NullMarked;
