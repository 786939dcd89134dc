package dev.lockstep.engine;

import dev.lockstep.engine.parse.ConnectionsParser;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.task.http.Connection;
import java.util.Map;

/// The connections of EventBridge by which HTTP tasks call APIs: what authorizes a call and what else is added
/// to it. On AWS they are in EventBridge and Secrets Manager; here whoever runs the engine gives them.
public final class Connections {
    private final Map<String, Connection> byName;

    private Connections(Map<String, Connection> byName) {
        this.byName = byName;
    }

    /// No connection at all: no API can be called.
    public static Connections none() {
        return new Connections(Map.of());
    }

    /// Reads a JSON object whose member `Connections` is a list of requests for EventBridge's
    /// `CreateConnection`. A task names one of them by an ARN
    /// `arn:aws:events:REGION:ACCOUNT:connection/NAME/ID`, of which the name counts.
    ///
    /// @throws InvalidDefinition with all that is wrong about it
    public static Connections parse(String text) {
        Problems problems = new Problems();
        Map<String, Connection> connections = new ConnectionsParser(problems).parse(text);
        if (!problems.none()) {
            throw new InvalidDefinition(problems.found());
        }
        return new Connections(connections);
    }

    Map<String, Connection> byName() {
        return byName;
    }
}
