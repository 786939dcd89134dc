package dev.lockstep.engine.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A folder of test resources with a case in each file: adding a case is adding a file.
public final class CaseFolder {
    private CaseFolder() {}

    /// A test for each file, named by it.
    public static Stream<DynamicTest> tests(String folder, Consumer<CaseFile.Case> test) {
        return names(folder)
                .map(name -> DynamicTest.dynamicTest(name.replace(".json", ""), () -> test.accept(read(folder, name))));
    }

    /// What the files hold.
    public static Stream<CaseFile.Case> cases(String folder) {
        return names(folder).map(name -> read(folder, name));
    }

    private static CaseFile.Case read(String folder, String name) {
        return new CaseFile.Case(CaseFile.map(CaseFile.read("/" + folder + "/" + name)));
    }

    private static Stream<String> names(String folder) {
        try {
            Path path = Path.of(Objects.requireNonNull(CaseFolder.class.getResource("/" + folder), folder)
                    .toURI());
            try (Stream<Path> files = Files.list(path)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
