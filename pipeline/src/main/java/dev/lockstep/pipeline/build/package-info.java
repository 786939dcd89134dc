/// Pipelines written in Java: everything the language says, with the compiler's help. What is built here is the same
/// tree that is read from YAML, so the same readers, checks and compiler look at it.
@NullMarked
package dev.lockstep.pipeline.build;

import org.jspecify.annotations.NullMarked;
