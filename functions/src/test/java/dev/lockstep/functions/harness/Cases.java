package dev.lockstep.functions.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/// Cases in files: a folder each with `table.csv`, `with.json` (the stage's settings beside `data`) and
/// what must come of it (beside it `other.csv`, a second table, at `case/other.csv`), in `result.json` (the
/// keys to compare), `written.csv`, or `error.txt` (and `error-type.txt`, where it is not InvalidInput).
/// Adding a case is adding a folder.
public record Cases(String name, Path folder) {
    public static Stream<Cases> of(String stage) {
        try {
            Path root = Path.of(Objects.requireNonNull(Cases.class.getResource("/cases/" + stage))
                    .toURI());
            try (Stream<Path> folders = Files.list(root)) {
                return folders
                        .sorted()
                        .map(folder -> new Cases(String.valueOf(folder.getFileName()), folder))
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stage's input: the table, put where it can be read, and what the case says beside it.
    public String input(Cloud cloud) {
        cloud.put(Cloud.DATA, "case/table.csv", text("table.csv"));
        if (has("other.csv")) {
            cloud.put(Cloud.DATA, "case/other.csv", text("other.csv"));
        }
        String with = text("with.json").strip();
        return "{\"data\": {\"uri\": \"s3://" + Cloud.DATA + "/case/table.csv\", \"format\": \"csv\"}, "
                + with.substring(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
