/// What differs between dev, staging and prod: one file each, read as strictly as a pipeline.
@NullMarked
package dev.lockstep.infra.environment;

import org.jspecify.annotations.NullMarked;
