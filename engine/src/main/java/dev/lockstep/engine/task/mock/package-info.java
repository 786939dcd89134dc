/// Mocked integrations: test cases name what tasks answer instead of calling anybody.
@NullMarked
package dev.lockstep.engine.task.mock;

import org.jspecify.annotations.NullMarked;
