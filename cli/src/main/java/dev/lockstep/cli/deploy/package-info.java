/// Putting stacks into an environment: the CDK app and CDK's command line, each a process of its own.
@NullMarked
package dev.lockstep.cli.deploy;

import org.jspecify.annotations.NullMarked;
