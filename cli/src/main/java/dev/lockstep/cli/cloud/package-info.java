/// What is deployed: where it is, and talking to it by AWS's own SDK, on AWS as on LocalStack.
@NullMarked
package dev.lockstep.cli.cloud;

import org.jspecify.annotations.NullMarked;
