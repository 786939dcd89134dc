package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/// A schedule is one EventBridge Scheduler takes: six cron fields with one `?`, or a rate, in a time zone there is.
public final class ScheduleTiming implements Check {

    private static final Pattern RATE =
            Pattern.compile("1 (minute|hour|day)|([2-9]|[1-9]\\d{1,4}) (minutes|hours|days)");
    private static final List<Pattern> FIELDS = List.of(
            field("[0-5]?\\d"),
            field("1?\\d|2[0-3]"),
            field("0?[1-9]|[12]\\d|3[01]|L|[1-9]\\d?W|LW"),
            field("0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"),
            field("[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT|[1-7]?L|[1-7]#[1-5]"),
            field("19[7-9]\\d|20\\d\\d|21\\d\\d"));
    private static final List<String> NAMES =
            List.of("minutes", "hours", "day of month", "month", "day of week", "year");

    private static Pattern field(String value) {
        var one = "(%1$s)(?:-(%1$s))?(?:/\\d{1,4})?".formatted(value);
        return Pattern.compile("\\*(?:/\\d{1,4})?|\\?|" + one + "(?:," + one + ")*");
    }

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var trigger : pipeline.triggers()) {
            if (trigger instanceof Trigger.Schedule schedule) {
                switch (schedule.timing()) {
                    case Trigger.Timing.Cron cron -> cron(schedule, cron.fields(), problems);
                    case Trigger.Timing.Rate rate -> rate(schedule, rate.text(), problems);
                }
                timezone(schedule, problems);
            }
        }
    }

    private static void cron(Trigger.Schedule schedule, String cron, Problems problems) {
        var fields = cron.strip().split("\\s+");
        if (fields.length != FIELDS.size()) {
            problems.add(
                    schedule.written(),
                    "schedule.cron",
                    "cron '" + cron + "' has " + fields.length + " fields; EventBridge takes six: "
                            + String.join(", ", NAMES)
                            + (fields.length == 5 ? "; add a year, as in '" + sixFields(fields) + "'" : ""));
            return;
        }
        for (var i = 0; i < fields.length; i++) {
            if (!FIELDS.get(i).matcher(fields[i]).matches() || (fields[i].equals("?") && i != 2 && i != 4)) {
                problems.add(
                        schedule.written(),
                        "schedule.cron",
                        "'" + fields[i] + "' is wrong for the " + NAMES.get(i) + " in cron '" + cron + "'");
                return;
            }
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            problems.add(
                    schedule.written(),
                    "schedule.cron",
                    "cron '" + cron + "': either the day of month or the day of week has to be '?'");
        }
    }

    private static String sixFields(String[] five) {
        var weekday = five[4].equals("*") ? "?" : five[4];
        var day = weekday.equals("?") ? five[2] : "?";
        return String.join(" ", five[0], five[1], day, five[3], weekday, "*");
    }

    private static void rate(Trigger.Schedule schedule, String rate, Problems problems) {
        if (!RATE.matcher(rate).matches()) {
            problems.add(
                    schedule.written(),
                    "schedule.rate",
                    "'" + rate + "' is not a rate; expected one like '5 minutes', '1 hour' or '7 days'");
        }
    }

    private static void timezone(Trigger.Schedule schedule, Problems problems) {
        var zones = ZoneId.getAvailableZoneIds();
        if (!zones.contains(schedule.timezone())) {
            problems.add(
                    schedule.written(),
                    "schedule.timezone",
                    "there is no time zone '" + schedule.timezone() + "'"
                            + DidYouMean.nearest(schedule.timezone(), zones)
                                    .map(zone -> "; did you mean '" + zone + "'?")
                                    .orElse("; expected one like Europe/Berlin"));
        }
    }
}
