/// Cases that are files: what every file-driven test reads them with.
@NullMarked
package dev.lockstep.engine.cases;

import org.jspecify.annotations.NullMarked;
