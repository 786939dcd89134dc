package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.Tags;
import java.time.Instant;

/// Something outside that fetches tasks and answers them.
record Activity(long sequence, String arn, String name, Instant created, Tags tags) {}
