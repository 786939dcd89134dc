/// The clients of the AWS services, each built once, when it is first needed.
@NullMarked
package dev.lockstep.functions.aws;

import org.jspecify.annotations.NullMarked;
