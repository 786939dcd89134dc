/// What pipelines remember from run to run, in DynamoDB, written so that two writers at once lose nothing.
@NullMarked
package dev.lockstep.functions.state;

import org.jspecify.annotations.NullMarked;
