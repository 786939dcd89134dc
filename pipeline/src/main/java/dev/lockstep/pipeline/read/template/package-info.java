/// Pipelines that are made of more than one text: families, and what extends a base.
@NullMarked
package dev.lockstep.pipeline.read.template;

import org.jspecify.annotations.NullMarked;
