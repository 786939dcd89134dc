/// Objects as files: a writable folder over a read-only one, whose files a person finds by name.
@NullMarked
package dev.lockstep.local.s3.store;

import org.jspecify.annotations.NullMarked;
