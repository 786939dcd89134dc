/// How states read their input and shape their output, planned once: a strategy for each query language.
@NullMarked
package dev.lockstep.engine.query;

import org.jspecify.annotations.NullMarked;
