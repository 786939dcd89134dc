/// What actions of services answer with, and whether a mock could be such an answer.
@NullMarked
package dev.lockstep.engine.api.trial.reply;

import org.jspecify.annotations.NullMarked;
