/// The Step Functions API as typed requests and replies, without any wire: [StepFunctionsApi] answers an action by its
/// name.
@NullMarked
package dev.lockstep.engine.api;

import org.jspecify.annotations.NullMarked;
