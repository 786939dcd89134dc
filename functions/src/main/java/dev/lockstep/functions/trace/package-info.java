/// What took how long: spans in the documents of X-Ray, sent without a library of its own.
@NullMarked
package dev.lockstep.functions.trace;

import org.jspecify.annotations.NullMarked;
