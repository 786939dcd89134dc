@NullMarked
package dev.lockstep.pipeline.shop;

import org.jspecify.annotations.NullMarked;
