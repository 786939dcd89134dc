package dev.lockstep.engine.api.log;

import dev.lockstep.engine.LogGroups;
import dev.lockstep.engine.LogGroups.Group;
import dev.lockstep.engine.LogGroups.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings lines to their groups by a thread of its own: no execution waits for its log. As on AWS, what is
/// logged may be lost; here somebody is told.
final class Delivery implements AutoCloseable {
    /// More is not kept for a group that is slow.
    private static final long MOST_CHARACTERS = 32L << 20;

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final LogGroups groups;
    private final Consumer<String> reports;
    private Map<Target, List<Line>> waiting = new LinkedHashMap<>();
    private long characters;
    private long lost;
    private boolean ends;
    private @Nullable Thread thread;

    private record Target(Group group, String machine) {}

    /// @param reports told, in a sentence, of lines that are lost
    Delivery(LogGroups groups, Consumer<String> reports) {
        this.groups = groups;
        this.reports = reports;
    }

    synchronized void add(Group group, String machine, Line line) {
        if (ends || characters + line.text().length() > MOST_CHARACTERS) {
            lost++;
            return;
        }
        characters += line.text().length();
        waiting.computeIfAbsent(new Target(group, machine), _ -> new ArrayList<>())
                .add(line);
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("lockstep-logs").start(this::deliver);
        }
        notifyAll();
    }

    private void deliver() {
        Map<Target, List<Line>> next = take();
        while (!next.isEmpty()) {
            next.forEach(this::put);
            next = take();
        }
    }

    /// What waits; waits for it; nothing at the end.
    private synchronized Map<Target, List<Line>> take() {
        while (waiting.isEmpty() && !ends) {
            try {
                wait();
            } catch (InterruptedException _) {
                ends = true;
            }
        }
        tellOfLost();
        Map<Target, List<Line>> taken = waiting;
        waiting = new LinkedHashMap<>();
        return taken;
    }

    private void put(Target target, List<Line> lines) {
        try {
            groups.put(target.group(), "states/" + target.machine() + "/local", lines);
        } catch (LogGroups.Trouble trouble) {
            lost(trouble.lost(), target, trouble.reason());
        } catch (RuntimeException unforeseen) {
            // the lines of others go on
            lost(lines.size(), target, unforeseen.toString());
        } finally {
            gone(lines);
        }
    }

    private void lost(int lines, Target target, String reason) {
        reports.accept(told(lines) + ", which " + target.group().name() + " was to take: " + reason);
    }

    private synchronized void tellOfLost() {
        if (lost > 0) {
            reports.accept(told(lost) + ": they came faster than their groups take them");
            lost = 0;
        }
    }

    private static String told(long lines) {
        return lines == 1 ? "1 line of executions' logs is lost" : lines + " lines of executions' logs are lost";
    }

    private synchronized void gone(List<Line> lines) {
        characters -= lines.stream().mapToLong(line -> line.text().length()).sum();
    }

    /// What waits is still delivered, if that does not take long.
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            ends = true;
            last = thread;
            notifyAll();
        }
        if (last != null) {
            try {
                last.join(PATIENCE_AT_THE_END);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        tellOfLost();
    }
}
