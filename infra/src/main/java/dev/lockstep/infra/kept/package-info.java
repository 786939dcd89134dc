/// Stacks that were drawn before, and what they were drawn from: whatever has not changed is not drawn again.
@NullMarked
package dev.lockstep.infra.kept;

import org.jspecify.annotations.NullMarked;
