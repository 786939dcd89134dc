/// Results that are taken again where nothing has changed that a stage is given.
@NullMarked
package dev.lockstep.functions.cache;

import org.jspecify.annotations.NullMarked;
