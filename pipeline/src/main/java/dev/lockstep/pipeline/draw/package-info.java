/// Pictures of a pipeline: text for a terminal, Mermaid for documents, SVG for everything else.
@NullMarked
package dev.lockstep.pipeline.draw;

import org.jspecify.annotations.NullMarked;
