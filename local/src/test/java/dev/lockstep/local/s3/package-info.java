@NullMarked
package dev.lockstep.local.s3;

import org.jspecify.annotations.NullMarked;
