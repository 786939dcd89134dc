/// JSON as values, and records made of it: what a stage takes in and gives back.
@NullMarked
package dev.lockstep.functions.json;

import org.jspecify.annotations.NullMarked;
