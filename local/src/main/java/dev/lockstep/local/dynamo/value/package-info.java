/// Attribute values: what they are, how large, in which order, and how JSON writes them.
@NullMarked
package dev.lockstep.local.dynamo.value;

import org.jspecify.annotations.NullMarked;
