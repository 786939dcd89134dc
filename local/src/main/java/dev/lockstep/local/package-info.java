/// The local cloud: what a pipeline meets on AWS, in this process, behind one endpoint on loopback.
@NullMarked
package dev.lockstep.local;

import org.jspecify.annotations.NullMarked;
