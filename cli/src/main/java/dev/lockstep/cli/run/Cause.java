package dev.lockstep.cli.run;

import dev.lockstep.cli.report.Members;
import java.util.Optional;

/// The cause of a failure in plain words: Lambda packs a handler's message into a JSON object.
final class Cause {
    private Cause() {}

    static String plain(String cause) {
        var packed = Members.read(cause);
        return Optional.ofNullable(packed.get("errorMessage"))
                .or(() -> Optional.ofNullable(packed.get("message")))
                .map(Object::toString)
                .orElse(cause)
                .strip();
    }
}
