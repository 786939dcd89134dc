package dev.lockstep.infra.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.Stored;
import dev.lockstep.pipeline.Place;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {

    private static final Set<Type> KNOWN = Set.of(
            String.class,
            int.class,
            boolean.class,
            Integer.class,
            Long.class,
            BigDecimal.class,
            Duration.class,
            OptionalInt.class,
            Place.class);

    private record One(Place place, Object value) {}

    private record Other(Place place, Object value) {}

    private static String of(Object value) {
        return new Fingerprint().add(value).hex();
    }

    @Test
    void equalValuesHaveOneFingerprintWhereverTheyStand() {
        assertEquals(of(new One(new Place("a", 1, 1), List.of("x"))), of(new One(new Place("b", 2, 7), List.of("x"))));
    }

    @Test
    void whatLooksAlikeIsToldApart() {
        var alike = List.<Object>of(
                Map.of("a", "b, c=d"),
                new java.util.TreeMap<>(Map.of("a", "b", "c", "d")),
                List.of("a", "b"),
                List.of("a, b"),
                List.of(List.of("a"), "b"),
                List.of(List.of("a", "b")),
                "1",
                1,
                1L,
                Optional.empty(),
                "",
                true,
                "true",
                Duration.ofSeconds(1),
                "PT1S",
                new One(new Place("a", 1, 1), 1),
                new Other(new Place("a", 1, 1), 1),
                Environment.ExecutionLevel.ALL,
                "ALL");
        assertEquals(
                alike.size(), alike.stream().map(FingerprintTest::of).distinct().count());
    }

    @Test
    void refusesWhatNobodyHasSaidHowToCompare() {
        assertThrows(IllegalArgumentException.class, () -> of(new Object()));
    }

    /// A kind of value that is new in the language is noticed here, and not by whoever uses it first.
    @Test
    void everyKindOfValueThatStacksAreDrawnFromIsKnown() {
        var unknown = new TreeSet<String>();
        var seen = new java.util.HashSet<Type>();
        List.of(Deployable.class, Environment.class, Stored.class).forEach(type -> look(type, seen, unknown));
        assertEquals(Set.of(), unknown);
    }

    private static void look(Type type, Set<Type> seen, Set<String> unknown) {
        if (!seen.add(type) || KNOWN.contains(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType some
            when Set.of(List.class, Optional.class, Map.class, SequencedMap.class)
                    .contains(some.getRawType()) ->
                Arrays.stream(some.getActualTypeArguments()).forEach(part -> look(part, seen, unknown));
            case Class<?> fields
            when fields.isRecord() ->
                Arrays.stream(fields.getRecordComponents())
                        .forEach(component -> look(component.getGenericType(), seen, unknown));
            case Class<?> choice
            when choice.isSealed() ->
                Arrays.stream(choice.getPermittedSubclasses()).forEach(one -> look(one, seen, unknown));
            case Class<?> constants when constants.isEnum() -> {}
            default -> unknown.add(type.toString());
        }
    }

    @Test
    void aJarOfTheSameSizeAndTimeButWithOtherContentIsAnother(@TempDir Path folder) throws IOException {
        var one = jar(folder.resolve("one.jar"), "content");
        var same = jar(folder.resolve("same.jar"), "content");
        var other = jar(folder.resolve("other.jar"), "contend");
        assertEquals(Files.size(one), Files.size(other));
        assertEquals(FileDigest.of(one), FileDigest.of(same));
        assertNotEquals(FileDigest.of(one), FileDigest.of(other));
        assertNotEquals(FileDigest.of(one), FileDigest.of(Files.writeString(folder.resolve("none.jar"), "content")));
    }

    @Test
    void aFolderIsToldByAllItsFiles(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a")).resolve("b"), "content");
        var before = FileDigest.of(folder);
        Files.writeString(folder.resolve("a/b"), "contend");
        var changed = FileDigest.of(folder);
        Files.move(folder.resolve("a/b"), folder.resolve("a/c"));
        assertEquals(3, Set.of(before, changed, FileDigest.of(folder)).size());
    }

    private static Path jar(Path file, String content) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            var entry = new JarEntry("file");
            entry.setTime(0);
            jar.putNextEntry(entry);
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        return file;
    }
}
