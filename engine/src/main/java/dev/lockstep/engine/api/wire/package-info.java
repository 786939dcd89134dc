/// What all actions share: reading requests, building replies, ARNs, names, pages and failures.
@NullMarked
package dev.lockstep.engine.api.wire;

import org.jspecify.annotations.NullMarked;
