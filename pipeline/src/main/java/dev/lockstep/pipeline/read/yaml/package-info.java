/// YAML as it was written: text to nodes that know their places, and what is wrong with the writing.
@NullMarked
package dev.lockstep.pipeline.read.yaml;

import org.jspecify.annotations.NullMarked;
