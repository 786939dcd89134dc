/// The stage that makes one result of the results of many parts.
@NullMarked
package dev.lockstep.functions.merge;

import org.jspecify.annotations.NullMarked;
