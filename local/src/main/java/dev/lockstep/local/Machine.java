package dev.lockstep.local;

import java.time.Clock;
import java.util.UUID;

/// The door to this machine's time and chance; everything behind it is given them.
final class Machine {

    private Machine() {}

    static Clock clock() {
        return Clock.systemUTC();
    }

    /// An identifier that no other request has.
    static String freshId() {
        return UUID.randomUUID().toString();
    }
}
