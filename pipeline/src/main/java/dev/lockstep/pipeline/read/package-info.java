/// YAML text to records with places: the only home of the YAML library.
@NullMarked
package dev.lockstep.pipeline.read;

import org.jspecify.annotations.NullMarked;
