package dev.lockstep.cli.folder;

import dev.lockstep.engine.LogGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Log groups as files of JSON lines in a folder: `/aws/vendedlogs/states/orders` is
/// `aws/vendedlogs/states/orders.jsonl`. Every group is there; a file is when it has lines.
public final class LogGroupFiles implements LogGroups {
    private final Path folder;
    private final Consumer<String> reports;
    private final Set<Path> open = new HashSet<>();

    /// @param reports told, in a sentence, where the lines of a group go
    public LogGroupFiles(Path folder, Consumer<String> reports) {
        this.folder = folder;
        this.reports = reports;
    }

    @Override
    public boolean has(Group group) {
        return true;
    }

    @Override
    public void put(Group group, String stream, List<Line> lines) {
        var file = file(group);
        try {
            if (open.add(file)) {
                Files.createDirectories(file.getParent());
                reports.accept("what is logged in " + group.name() + " is written to " + file);
            }
            Files.write(
                    file,
                    lines.stream().map(Line::text).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException trouble) {
            open.remove(file);
            throw new Trouble(
                    file + " cannot be written: " + dev.lockstep.cli.folder.Trouble.reason(trouble),
                    lines.size(),
                    trouble);
        }
    }

    /// No part of a name leads out of the folder.
    private Path file(Group group) {
        var path = folder;
        for (var part : (group.name() + ".jsonl").split("/", -1)) {
            if (!part.isEmpty()) {
                path = path.resolve(part.equals("..") || part.equals(".") ? part.replace('.', '_') : part);
            }
        }
        return path;
    }
}
