/// For tests of stages: handlers called as Lambda calls them. It is not in the jar that is deployed.
@NullMarked
package dev.lockstep.functions.testing;

import org.jspecify.annotations.NullMarked;
