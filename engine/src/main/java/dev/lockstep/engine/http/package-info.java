/// The Step Functions API over HTTP on loopback: nothing but the wire.
@NullMarked
package dev.lockstep.engine.http;

import org.jspecify.annotations.NullMarked;
