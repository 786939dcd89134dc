package dev.lockstep.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a document does, block by block: a `console` block holds commands after `$ `, each with the lines it is shown
/// to print, and its commands succeed unless `exit=NUMBER` after the language says how the last one ends; a block with
/// `file=PATH` after its language is a file that the reader writes.
///
/// A line of only `…` stands for any lines, `…` within a line for any text. Durations, sizes, times and run names may
/// differ.
sealed interface Transcript {

    record File(String path, String text) implements Transcript {}

    record Command(String text, List<String> shown, int line, int exitCode) implements Transcript {}

    Pattern FENCE = Pattern.compile("```(\\w+)(?: file=(\\S+))?(?: exit=(\\d+))?");
    Pattern RUN_NAME = Pattern.compile("\\d{8}-\\d{6}(-[0-9a-f]{4,8})?");
    Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?(\\.\\d+)?Z?");
    Pattern MEASURE = Pattern.compile("\\b\\d+(\\.\\d+)? ?(ms|s|min|KiB|MiB|KB|MB|kB|B)\\b");
    Pattern SPACES = Pattern.compile(" {2,}");

    static List<Transcript> of(Path document) {
        List<Transcript> steps = new ArrayList<>();
        List<String> lines = Sources.read(document).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher fence = FENCE.matcher(lines.get(at).strip());
            if (fence.matches()) {
                int end = at + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                List<String> block = lines.subList(at + 1, end);
                if (fence.group(1).equals("console")) {
                    steps.addAll(
                            commands(block, at + 2, fence.group(3) == null ? 0 : Integer.parseInt(fence.group(3))));
                } else if (fence.group(2) != null) {
                    steps.add(new File(fence.group(2), String.join("\n", block) + "\n"));
                }
                at = end;
            }
        }
        return steps;
    }

    private static List<Command> commands(List<String> lines, int firstLine, int lastExitCode) {
        List<Command> commands = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("$ ")) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
                    end++;
                }
                commands.add(new Command(
                        lines.get(at).substring(2),
                        List.copyOf(lines.subList(at + 1, end)),
                        firstLine + at,
                        end == lines.size() ? lastExitCode : 0));
                at = end - 1;
            }
        }
        return commands;
    }

    /// Whether the printed lines are what the document shows.
    static boolean agrees(List<String> shown, List<String> printed) {
        if (shown.isEmpty()) {
            return true;
        }
        StringBuilder wanted = new StringBuilder();
        for (String line : shown) {
            wanted.append(line.strip().equals("…") ? "(.*\n)*?" : asPattern(line) + "\n");
        }
        String actual =
                String.join("\n", printed.stream().map(Transcript::steady).toList()) + "\n";
        return Pattern.compile(wanted.toString()).matcher(actual).matches();
    }

    private static String asPattern(String line) {
        String[] parts = steady(line).split("…", -1);
        List<String> quoted = new ArrayList<>();
        for (String part : parts) {
            quoted.add(Pattern.quote(part));
        }
        return String.join("[^\n]*", quoted);
    }

    /// What differs from run to run and says nothing is made the same.
    private static String steady(String line) {
        String text = RUN_NAME.matcher(line.stripTrailing()).replaceAll("RUN");
        text = DATE.matcher(text).replaceAll("DATE");
        text = MEASURE.matcher(text).replaceAll("# $2");
        return SPACES.matcher(text).replaceAll("  ");
    }
}
