package dev.lockstep.functions.cache;

import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// What has to be the same for a result to be taken again: the key, and the code of the handler's package.
///
/// Something that tells its checksum is known by that and not by its address: intermediate data lies elsewhere in every
/// run and can still be the same.
final class Fingerprint {
    private static final Map<Class<?>, String> CODE = new ConcurrentHashMap<>();

    private final MessageDigest digest = Checksums.sha256();

    private Fingerprint() {}

    static String of(Class<?> handler, Json key) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(handler.getName());
        fingerprint.add(CODE.computeIfAbsent(handler, Fingerprint::code));
        fingerprint.add(key);
        return fingerprint.text();
    }

    private String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// With its length before it, so that no two lists of texts are the same bytes.
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private void add(Json value) {
        switch (value) {
            case Json.Obj object -> {
                Map<String, Json> sorted = new TreeMap<>(object.fields());
                if (sorted.get("sha256") instanceof Json.Str) {
                    sorted.remove("uri");
                }
                add("{" + sorted.size());
                sorted.forEach((name, field) -> {
                    add(name);
                    add(field);
                });
            }
            case Json.Arr array -> {
                add("[" + array.items().size());
                array.items().forEach(this::add);
            }
            case Json.Str text -> add("s" + text.value());
            case Json.Num number ->
                add("n" + number.value().stripTrailingZeros().toPlainString());
            case Json.Bool bool -> add("b" + bool.value());
            case Json.Null _ -> add("0");
        }
    }

    /// The classes of the handler's package and those below it, wherever they come from.
    private static String code(Class<?> handler) {
        String folder = handler.getPackageName().replace('.', '/') + "/";
        CodeSource source = handler.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(handler + " comes from nowhere");
        }
        Fingerprint code = new Fingerprint();
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                code.addFolder(place, place.resolve(folder));
            } else {
                code.addJar(place, folder);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code.text();
    }

    private void addFolder(Path root, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                add(root.relativize(file).toString());
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private void addJar(Path jar, String folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream()
                    .filter(each ->
                            each.getName().startsWith(folder) && each.getName().endsWith(".class"))
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .toList()) {
                add(entry.getName());
                try (InputStream in = file.getInputStream(entry)) {
                    digest.update(in.readAllBytes());
                }
            }
        }
    }
}
