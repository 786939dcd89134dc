/// IAM, as far as the templates use it: whether a call would be allowed.
@NullMarked
package dev.lockstep.infra.permission;

import org.jspecify.annotations.NullMarked;
