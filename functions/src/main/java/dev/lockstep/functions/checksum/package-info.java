/// The digests by which data, runs and people's links are known.
@NullMarked
package dev.lockstep.functions.checksum;

import org.jspecify.annotations.NullMarked;
