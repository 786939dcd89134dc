package dev.lockstep.functions.build;

import java.util.Optional;

/// What a tool did.
///
/// @param ran whether it did at all
/// @param why it did not
/// @param files how many it made
public record ToolRun(boolean ran, Optional<String> why, long files, double seconds) {
    static ToolRun not(String why) {
        return new ToolRun(false, Optional.of(why), 0, 0);
    }
}
