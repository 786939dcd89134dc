package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sizes end somewhere: files at 400 lines (tests at 500), methods at 60, packages at twenty files.
final class SizeTest {
    private static final int FILE_LINES = 400;
    private static final int TEST_FILE_LINES = 500;
    private static final int METHOD_LINES = 60;
    private static final int PACKAGE_FILES = 20;
    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Abstract\\w*|\\w*(Manager|Helper|Helpers|Util|Utils|Impl))\\.java");

    private record Sized(String name, int lines) {}

    @Test
    void noFileIsTooLong() {
        List<String> tooLong = Sources.java().stream()
                .map(file -> new Sized(
                        Sources.name(file), (int) Sources.read(file).lines().count()))
                .filter(file -> file.lines() > (file.name().contains("src/test/") ? TEST_FILE_LINES : FILE_LINES))
                .map(file -> file.name() + " has " + file.lines() + " lines")
                .toList();
        assertEquals(List.of(), tooLong, "split by concept");
    }

    @Test
    void noMethodIsTooLong() {
        List<String> tooLong = methods().stream()
                .filter(method -> method.lines() > METHOD_LINES)
                .map(method -> method.name() + " has " + method.lines() + " lines")
                .toList();
        assertEquals(List.of(), tooLong, "a method does one thing");
    }

    @Test
    void noPackageIsTooFull() {
        Map<Path, Long> packages = Sources.java().stream()
                .filter(file -> !Sources.isTest(file))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        List<String> tooFull = packages.entrySet().stream()
                .filter(entry -> entry.getValue() > PACKAGE_FILES)
                .map(entry -> Sources.name(entry.getKey()) + " has " + entry.getValue() + " files")
                .toList();
        assertEquals(List.of(), tooFull, "split by concept, never by kind");
    }

    @Test
    void classNamesSayWhatTheyAre() {
        List<String> empty = Sources.java().stream()
                .filter(file ->
                        EMPTY_NAME.matcher(file.getFileName().toString()).matches())
                .map(Sources::name)
                .toList();
        assertEquals(List.of(), empty, "a name that says nothing");
    }

    private static List<Sized> methods() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Sized> methods = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(Sources.java()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new MethodLengths(positions, unit, methods), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        methods.sort(Comparator.comparingInt(Sized::lines).reversed());
        return methods;
    }

    private static final class MethodLengths extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final List<Sized> methods;

        MethodLengths(SourcePositions positions, CompilationUnitTree unit, List<Sized> methods) {
            this.positions = positions;
            this.unit = unit;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            if (method.getBody() != null) {
                long first = line(positions.getStartPosition(unit, method.getBody()));
                long last = line(positions.getEndPosition(unit, method.getBody()));
                String file = Sources.name(Path.of(unit.getSourceFile().toUri()));
                methods.add(new Sized(file + " " + method.getName(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, null);
        }

        private long line(long position) {
            return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
        }
    }
}
