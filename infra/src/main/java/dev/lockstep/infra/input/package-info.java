/// What is deployed: pipelines, the jars their handlers are in, and the names all of it gets.
@NullMarked
package dev.lockstep.infra.input;

import org.jspecify.annotations.NullMarked;
