package dev.lockstep.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers and times as people read them.
public final class Words {
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Words() {}

    /// `0.21 s`, `12.4 s`, `3 min 20 s`, `30 d 2 h`: two units at most.
    public static String time(Duration time) {
        if (time.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
        }
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        var parts = new ArrayList<String>();
        part(parts, time.toDays(), "d");
        part(parts, time.toHoursPart(), "h");
        part(parts, time.toMinutesPart(), "min");
        part(parts, time.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void part(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String records(long number) {
        return count(number) + (number == 1 ? " record" : " records");
    }

    static String size(long bytes) {
        var size = (double) bytes;
        var unit = 0;
        while (size >= 1000 && unit < SIZES.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, SIZES[unit]);
    }

    /// Never rounded up to all: `99.99 %` of a million with a hundred failed.
    static String percent(double part) {
        if (part >= 1) {
            return "100 %";
        }
        return String.format(Locale.ROOT, "%.2f %%", Math.min(99.99, part * 100));
    }

    static String quality(double quality) {
        return String.format(Locale.ROOT, "%.3f", quality);
    }

    /// `QualityGateFailed` for `dev.lockstep.functions.QualityGateFailed`; `States.Timeout` stays.
    static String error(String name) {
        return name.contains(".") && !name.startsWith("States.") ? name.substring(name.lastIndexOf('.') + 1) : name;
    }
}
