package dev.lockstep.local.dynamo.table;

import java.time.Instant;

/// What a table was created with.
///
/// @param onDemand billed by request; else by provisioned throughput, which is told again and not enforced
public record TableDescription(
        String name, KeySchema schema, boolean onDemand, long readUnits, long writeUnits, Instant created, String id) {}
