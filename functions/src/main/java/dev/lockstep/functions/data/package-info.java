/// Data sets by reference: tables streamed from and to S3, counted, with their checksum.
@NullMarked
package dev.lockstep.functions.data;

import org.jspecify.annotations.NullMarked;
