/// JSON Schema, as far as stages hold values against it.
@NullMarked
package dev.lockstep.functions.schema;

import org.jspecify.annotations.NullMarked;
