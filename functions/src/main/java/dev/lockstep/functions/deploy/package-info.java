/// Deployment by pointers: what is live of a service is a small document that names a package, changed in one step.
@NullMarked
package dev.lockstep.functions.deploy;

import org.jspecify.annotations.NullMarked;
