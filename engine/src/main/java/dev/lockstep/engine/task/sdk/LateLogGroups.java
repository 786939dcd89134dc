package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.LogGroups;
import java.util.List;
import java.util.function.Supplier;

/// Groups that are looked for when somebody logs, and not before.
record LateLogGroups(Supplier<LogGroups> groups) implements LogGroups {
    @Override
    public boolean has(Group group) {
        return found(0).has(group);
    }

    @Override
    public void put(Group group, String stream, List<Line> lines) {
        found(lines.size()).put(group, stream, lines);
    }

    private LogGroups found(int lines) {
        try {
            return groups.get();
        } catch (Unavailable missing) {
            throw new Trouble(missing.why(), lines, missing);
        }
    }
}
