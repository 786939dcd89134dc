/// Pipelines that a project has written in Java.
@NullMarked
package dev.lockstep.cli.source;

import org.jspecify.annotations.NullMarked;
