package dev.lockstep.functions.log;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Settings;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A part of the runs, the same in all stages of a run: the run's id decides, not chance.
///
/// @param percent of the runs
public record Sample(double percent) {
    private static final String SETTING = "log.sample";

    /// Which runs log all they know: the setting `log.sample`, `5%`; none when it is not given.
    public static Sample of(Settings settings) {
        return settings.get(SETTING)
                .map(text -> {
                    if (!text.strip().matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
                        throw new InvalidInput("the setting " + SETTING + " must be like 5%, but is '" + text + "'");
                    }
                    return new Sample(Double.parseDouble(
                            text.strip().substring(0, text.strip().length() - 1)));
                })
                .orElse(new Sample(0));
    }

    /// Whether it takes a run.
    public boolean takes(String run) {
        CRC32 sum = new CRC32();
        sum.update(run.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 1_000_000 < percent * 10_000;
    }
}
