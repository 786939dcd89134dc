/// JSON values as plain Java objects: ordered maps, lists, strings, booleans, numbers and a null of their own.
@NullMarked
package dev.lockstep.engine.value;

import org.jspecify.annotations.NullMarked;
