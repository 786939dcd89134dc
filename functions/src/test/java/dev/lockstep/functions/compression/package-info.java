@NullMarked
package dev.lockstep.functions.compression;

import org.jspecify.annotations.NullMarked;
