/// Activities and the tokens of tasks that wait, and the actions on them.
@NullMarked
package dev.lockstep.engine.api.activity;

import org.jspecify.annotations.NullMarked;
