/// The words of the language, as data: what readers take and what the JSON Schema for editors says are the same tables.
@NullMarked
package dev.lockstep.pipeline.language;

import org.jspecify.annotations.NullMarked;
