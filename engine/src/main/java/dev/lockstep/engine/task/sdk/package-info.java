/// The services of AWS by the AWS SDK for Java: whatever client is on the class path, by the SDK's own model of its
/// requests and responses. The only home of that library here; it may be missing.
@NullMarked
package dev.lockstep.engine.task.sdk;

import org.jspecify.annotations.NullMarked;
