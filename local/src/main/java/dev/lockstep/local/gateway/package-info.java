/// One port on loopback: a request finds its service by the name in its signature, and every failure becomes an answer
/// here.
@NullMarked
package dev.lockstep.local.gateway;

import org.jspecify.annotations.NullMarked;
