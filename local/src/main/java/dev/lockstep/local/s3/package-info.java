/// S3 over HTTP: requests to operations, failures to S3's XML.
@NullMarked
package dev.lockstep.local.s3;

import org.jspecify.annotations.NullMarked;
