/// What the sample data of the tree is made by, so that it can be made again and held against what is committed.
@NullMarked
package dev.lockstep.functions.sample;

import org.jspecify.annotations.NullMarked;
