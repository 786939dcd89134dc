/// JSONata as AWS runs it: the only home of the library, with AWS's additions and refusals, and closures of our own
/// for what definitions are mostly made of.
@NullMarked
package dev.lockstep.engine.jsonata;

import org.jspecify.annotations.NullMarked;
