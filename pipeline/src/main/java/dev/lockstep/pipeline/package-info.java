/// The pipeline language: what an author means, as sealed records with places, and the way from YAML to a state
/// machine.
@NullMarked
package dev.lockstep.pipeline;

import org.jspecify.annotations.NullMarked;
