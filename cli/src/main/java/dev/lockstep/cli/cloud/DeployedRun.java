package dev.lockstep.cli.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A run as AWS tells of it at one moment: the execution, its events, and when it was asked.
record DeployedRun(Map<String, Object> execution, List<Map<String, Object>> history, Instant at) {
    DeployedRun {
        history = List.copyOf(history);
    }
}
