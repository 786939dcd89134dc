package dev.lockstep.cli.render;

import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.report.Members;
import java.util.Map;
import java.util.Set;

/// A log of JSON lines as people read it: time, level, stage, message, and what else a line says.
public final class LogText {
    private static final Set<String> QUIET = Set.of(
            "timestamp",
            "level",
            "message",
            "stage",
            "service",
            "correlation_id",
            "pipeline",
            "cold_start",
            "function_name",
            "function_arn",
            "function_memory_size",
            "function_request_id",
            "xray_trace_id",
            "_aws");

    private LogText() {}

    public static void print(Surroundings surroundings, String log) {
        var style = Style.of(surroundings.screen());
        log.lines()
                .map(Members::read)
                .filter(line -> line.containsKey("message"))
                .forEach(line -> surroundings.out().println(line(style, line)));
    }

    private static String line(Style style, Map<String, Object> line) {
        var level = Members.text(line.get("level")).orElse("");
        var text = new StringBuilder();
        text.append(style.quiet(Members.text(line.get("timestamp")).orElse("").replaceFirst(".*T(.{12}).*", "$1")));
        text.append(' ').append(level.equals("ERROR") ? style.bad(level) : "%-5s".formatted(level));
        text.append(' ')
                .append("%-10s".formatted(Members.text(line.get("stage")).orElse("")));
        text.append(' ').append(line.get("message"));
        line.forEach((name, value) -> {
            if (!QUIET.contains(name)) {
                text.append(' ').append(style.quiet(name + "=")).append(value);
            }
        });
        return text.toString();
    }
}
