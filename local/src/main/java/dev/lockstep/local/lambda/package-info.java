/// Lambda in this process: the very `handleRequest`, in a sandbox of its own, with the error shapes Lambda answers
/// with.
@NullMarked
package dev.lockstep.local.lambda;

import org.jspecify.annotations.NullMarked;
