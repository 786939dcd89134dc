/// The text of a definition to records, and everything that is wrong with it by the JSON pointer of its place.
@NullMarked
package dev.lockstep.engine.parse;

import org.jspecify.annotations.NullMarked;
