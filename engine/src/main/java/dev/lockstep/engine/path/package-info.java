/// JSONPath and reference paths as Step Functions accepts them, parsed once and then read without looking at text
/// again.
///
/// The semantics are Jayway's, which is what AWS shows: a path that can only meet one node is definite and gives that
/// node or a reason why there is none; any other gives a list, an empty one when nothing matches.
@NullMarked
package dev.lockstep.engine.path;

import org.jspecify.annotations.NullMarked;
