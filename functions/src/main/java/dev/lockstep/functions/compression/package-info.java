/// Bytes that were made smaller, and what is in them.
@NullMarked
package dev.lockstep.functions.compression;

import org.jspecify.annotations.NullMarked;
