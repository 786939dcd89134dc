@NullMarked
package dev.lockstep.engine.http;

import org.jspecify.annotations.NullMarked;
