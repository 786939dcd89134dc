/// The local SNS: takes what is published, and keeps it in a file a topic.
@NullMarked
package dev.lockstep.local.sns;

import org.jspecify.annotations.NullMarked;
