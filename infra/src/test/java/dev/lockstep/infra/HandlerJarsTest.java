package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.infra.input.HandlerJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HandlerJarsTest {
    @Test
    void aFunctionGetsTheFirstJarThatHasItsHandler(@TempDir Path folder) throws IOException {
        var small = jar(folder.resolve("functions/target"), "functions.jar", "a.OneHandler");
        assertEquals(List.of(small), HandlerJars.below(folder).jars());
        var large = jar(folder.resolve("sql/target"), "sql.jar", "a.OneHandler", "a.OtherHandler");
        var jars = HandlerJars.below(folder);
        assertEquals(Optional.of(small), jars.holding("a.OneHandler"));
        assertEquals(Optional.of(large), jars.holding("a.OtherHandler"));
        assertEquals(Optional.empty(), jars.holding("a.NoHandler"));
    }

    private static Path jar(Path folder, String name, String... classes) throws IOException {
        var file = Files.createDirectories(folder).resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (var type : classes) {
                jar.putNextEntry(new JarEntry(type.replace('.', '/') + ".class"));
            }
        }
        return file;
    }
}
