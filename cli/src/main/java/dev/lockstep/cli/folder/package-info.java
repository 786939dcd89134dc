/// Where operations are kept: their folders and logs.
@NullMarked
package dev.lockstep.cli.folder;

import org.jspecify.annotations.NullMarked;
