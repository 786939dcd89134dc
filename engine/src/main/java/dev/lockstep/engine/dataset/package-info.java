/// Where the items of distributed Maps come from and where their results go: objects of S3, behind one small port.
@NullMarked
package dev.lockstep.engine.dataset;

import org.jspecify.annotations.NullMarked;
