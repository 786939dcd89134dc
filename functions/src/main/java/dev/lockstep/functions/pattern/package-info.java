/// Patterns as pipelines have them: of values, of lines, of paths; none of them may take forever.
@NullMarked
package dev.lockstep.functions.pattern;

import org.jspecify.annotations.NullMarked;
