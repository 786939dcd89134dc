/// What a source is made of, as readers ask for it: maps with known keys, single values, names, and any JSON.
@NullMarked
package dev.lockstep.pipeline.read.form;

import org.jspecify.annotations.NullMarked;
