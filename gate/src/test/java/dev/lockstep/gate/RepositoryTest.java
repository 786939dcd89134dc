package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every text in the repository: it names no machine, its links lead somewhere, its packages are
/// null-marked.
final class RepositoryTest {
    private static final Pattern MACHINE = Pattern.compile(
            "(?m)(^|[\\s\"'(=:])/(root|home/\\w+|Users/\\w+|work)/|https?://[\\w.]*(npmjs|pypi|pythonhosted)[\\w.]*");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled(?!\\(\")|assumeTrue\\(false");
    private static final List<String> TEXTS =
            List.of(".java", ".md", ".xml", ".yaml", ".yml", ".json", ".sh", ".csv", "lockstep", "run", "format");

    @Test
    void noTextNamesAMachineOrARegistry() {
        assertEquals(List.of(), linesMatching(MACHINE, texts()), "a path of somebody's machine, or a registry's host");
    }

    @Test
    void nothingIsLeftUnfinished() {
        List<Path> sources =
                Sources.java().stream().filter(file -> !isThisFile(file)).toList();
        assertEquals(List.of(), linesMatching(UNFINISHED, sources), "finish it");
    }

    @Test
    void linksInDocumentsLeadSomewhere() {
        List<String> broken = texts().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .flatMap(file -> LINK.matcher(Sources.read(file))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                        .filter(target -> !Files.exists(file.resolveSibling(target)))
                        .map(target -> Sources.name(file) + " links to " + target))
                .toList();
        assertEquals(List.of(), broken, "links to files that are not there");
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = Sources.java().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !marked(folder))
                .map(Sources::name)
                .toList();
        assertEquals(List.of(), unmarked, "packages without @NullMarked in a package-info.java");
    }

    @Test
    void thePapersAreThere() {
        for (String paper :
                List.of("LICENSE", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
            assertTrue(Files.isRegularFile(Sources.ROOT.resolve(paper)), paper + " is missing");
        }
        long lines =
                Sources.read(Sources.ROOT.resolve("ARCHITECTURE.md")).lines().count();
        assertTrue(lines < 150, "ARCHITECTURE.md is a map: " + lines + " lines, at most 149");
    }

    /// Test packages carry the mark of the main package of the same name.
    private static boolean marked(Path folder) {
        String main = folder.toString().replace("/src/test/", "/src/main/");
        return Stream.of(folder, Path.of(main))
                .map(place -> place.resolve("package-info.java"))
                .anyMatch(
                        info -> Files.isRegularFile(info) && Sources.read(info).contains("@NullMarked"));
    }

    private static boolean isThisFile(Path file) {
        return file.endsWith("RepositoryTest.java");
    }

    private static List<Path> texts() {
        return Sources.walk(Sources.ROOT).stream()
                .filter(file -> TEXTS.stream().anyMatch(end -> file.toString().endsWith(end)))
                .filter(file -> !Sources.name(file)
                        .matches("(.*/)?(target|\\.git|\\.lockstep|cdk\\.out|node_modules)/.*|gate/src/.*"))
                .toList();
    }

    private static List<String> linesMatching(Pattern pattern, List<Path> files) {
        return files.stream()
                .flatMap(file -> {
                    Matcher matcher = pattern.matcher(Sources.read(file));
                    return matcher.results()
                            .map(found ->
                                    Sources.name(file) + ": " + found.group().strip());
                })
                .toList();
    }
}
