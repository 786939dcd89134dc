package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// One layout for all Java: palantir-java-format. With `-Dformat=write` (`scripts/format`) the files are mended
/// instead.
final class FormatTest {
    private static final Pattern BROAD_IMPORT = Pattern.compile("(?m)^import (module |.*\\*;)");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everyFileIsLaidOutByTheFormatter() {
        List<String> wrong = Sources.java().stream()
                .filter(file -> !formatted(file))
                .map(Sources::name)
                .toList();
        assertEquals(List.of(), wrong, "not laid out as the formatter does: run scripts/format");
    }

    @Test
    void importsNameOneClassEach() {
        List<String> wrong = Sources.java().stream()
                .filter(file -> BROAD_IMPORT.matcher(Sources.read(file)).find())
                .map(Sources::name)
                .toList();
        assertEquals(List.of(), wrong, "a module or wildcard import: name each class");
    }

    private boolean formatted(Path file) {
        String source = Sources.read(file);
        String wanted = layOut(file, source);
        if (source.equals(wanted)) {
            return true;
        }
        return "write".equals(System.getProperty("format")) && write(file, wanted);
    }

    private String layOut(Path file, String source) {
        try {
            String imports = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
            return formatter.formatSource(imports);
        } catch (FormatterException e) {
            throw new AssertionError(Sources.name(file) + ": " + e.getMessage(), e);
        }
    }

    private static boolean write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return true;
        } catch (IOException e) {
            throw new AssertionError("cannot write " + Sources.name(file), e);
        }
    }
}
