/// The stage that holds each row against rules, and parts the clean from the rejected.
@NullMarked
package dev.lockstep.functions.validate;

import org.jspecify.annotations.NullMarked;
