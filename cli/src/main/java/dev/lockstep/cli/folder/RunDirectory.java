package dev.lockstep.cli.folder;

import dev.lockstep.cli.door.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of one operation, named by time: `20261121-095450-run-orders/`. It holds the log and, for a run, its
/// history, summary and snapshot; of each kind of operation the newest are kept.
///
/// @param path the folder
/// @param id its name, which is the id of the run
public record RunDirectory(Path path, String id) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String NAME = "\\d{8}-\\d{6}-[a-z]+(-.*)?";

    /// Makes the folder of an operation on a subject and drops the oldest beyond `keep`.
    public static RunDirectory create(Path runs, Instant now, String operation, String subject, int keep) {
        var name = TIME.format(now) + "-" + operation + (subject.isEmpty() ? "" : "-" + subject);
        try {
            Files.createDirectories(runs);
            var directory = firstFree(runs, operation, name);
            rotate(runs, operation, keep);
            return directory;
        } catch (IOException trouble) {
            throw cannotWrite(runs, trouble);
        }
    }

    /// The folders of an operation, newest first.
    public static List<RunDirectory> all(Path runs, String operation) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> folder.getFileName().toString().matches(NAME))
                    .filter(folder -> isOf(operation, folder.getFileName().toString()))
                    .map(folder -> new RunDirectory(folder, folder.getFileName().toString()))
                    .sorted(Comparator.comparing(RunDirectory::id, RunDirectory::compareIds)
                            .reversed())
                    .toList();
        } catch (IOException trouble) {
            throw cannotRead(runs, trouble);
        }
    }

    private static boolean isOf(String operation, String name) {
        var rest = name.substring(16);
        return rest.equals(operation) || rest.startsWith(operation + "-");
    }

    /// A run by its id, by the beginning of it when only one run begins so, or the newest as `last`.
    public static RunDirectory find(Path runs, String name) {
        var all = all(runs, "run");
        if (all.isEmpty()) {
            throw Refusal.input("there is no run yet").at(runs).remedy("run a pipeline first: ./lockstep run orders");
        }
        if (name.equals("last")) {
            return all.getFirst();
        }
        var matches = all.stream().filter(run -> run.id().startsWith(name)).toList();
        var exact = matches.stream().filter(run -> run.id().equals(name)).findFirst();
        if (exact.isPresent() || matches.size() == 1) {
            return exact.orElseGet(matches::getFirst);
        }
        var what = matches.isEmpty()
                ? "there is no run '" + name + "'"
                : matches.size() + " runs begin with '" + name + "'";
        throw Refusal.input(what).at(runs).remedy("name one of those that ./lockstep runs shows, or say `last`");
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    public void write(String name, String text) {
        try {
            Files.writeString(file(name), text.endsWith("\n") ? text : text + "\n");
        } catch (IOException trouble) {
            throw cannotWrite(file(name), trouble);
        }
    }

    public Optional<String> read(String name) {
        try {
            return Files.exists(file(name)) ? Optional.of(Files.readString(file(name))) : Optional.empty();
        } catch (IOException trouble) {
            throw cannotRead(file(name), trouble);
        }
    }

    public static Refusal cannotWrite(Path place, IOException trouble) {
        return Refusal.environment("cannot write the run's files: " + Trouble.reason(trouble))
                .at(place)
                .remedy("make room or the folder writable, or name another one: --runs-dir DIR")
                .because(trouble);
    }

    private static Refusal cannotRead(Path place, IOException trouble) {
        return Refusal.environment("cannot read: " + Trouble.reason(trouble))
                .at(place)
                .remedy("make it readable, or name another folder: --runs-dir DIR")
                .because(trouble);
    }

    /// Two operations of the same second: the later one gets the next number, also when the earlier is gone.
    private static RunDirectory firstFree(Path runs, String operation, String name) throws IOException {
        var number = all(runs, operation).stream()
                .map(RunDirectory::id)
                .filter(id -> id.matches(Pattern.quote(name) + "(-\\d+)?"))
                .mapToInt(id -> id.equals(name) ? 1 : Integer.parseInt(id.substring(name.length() + 1)))
                .max()
                .orElse(0);
        while (true) {
            number++;
            var id = number == 1 ? name : name + "-" + number;
            try {
                return new RunDirectory(Files.createDirectory(runs.resolve(id)), id);
            } catch (FileAlreadyExistsException taken) {
                // somebody began in this very moment: the next number
            }
        }
    }

    private static void rotate(Path runs, String operation, int keep) throws IOException {
        for (var old : all(runs, operation).stream().skip(keep).toList()) {
            delete(old.path());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(RunDirectory::deleteOne);
        } catch (UncheckedIOException trouble) {
            throw trouble.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// `…-orders-10` is newer than `…-orders-9`.
    private static int compareIds(String one, String other) {
        var time = one.substring(0, 15).compareTo(other.substring(0, 15));
        return time != 0
                ? time
                : Comparator.comparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder())
                        .compare(one, other);
    }
}
