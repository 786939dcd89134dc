package dev.lockstep.infra.kept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// One stack as it was drawn: the files that CDK wrote for it, its part of the manifest, and which jars go with it.
///
/// @param key the fingerprint of what it was drawn from
/// @param files by their names, as they were written
/// @param jars the digests of what it uploads, by the names of the copies that CDK made
public record KeptStack(
        String key, SequencedMap<String, String> files, String manifest, SequencedMap<String, String> jars) {

    private static final Pattern COPY = Pattern.compile("\"(asset\\.[0-9a-f]{64}\\.jar)\"");
    private static final String MANIFEST = "manifest.json";
    private static final String JAR = "jars/";

    /// The last entry: what ends before it was not written to its end.
    private static final String KEY = "key";

    /// What CDK has just written for a stack; nothing where its manifest is not as expected.
    ///
    /// @param stacks the names of all there are
    static Optional<KeptStack> from(Path folder, String name, String key, List<String> stacks) throws IOException {
        var text = Files.readString(folder.resolve(MANIFEST));
        var manifest = Manifest.of(text);
        if (!manifest.text().equals(text)) {
            return Optional.empty();
        }
        var files = new LinkedHashMap<String, String>();
        for (var file : List.of("cdk.out", name + ".template.json", name + ".assets.json", name + ".metadata.json")) {
            if (Files.exists(folder.resolve(file))) {
                files.put(file, Files.readString(folder.resolve(file)));
            }
        }
        var jars = new LinkedHashMap<String, String>();
        var copies = COPY.matcher(files.getOrDefault(name + ".assets.json", ""))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        copies.forEach(copy -> jars.put(copy, FileDigest.of(folder.resolve(copy))));
        return Optional.of(new KeptStack(key, files, manifest.only(name, stacks).text(), jars));
    }

    /// Puts the files where they were; the manifest is put together of all.
    ///
    /// @param built jars by their digests
    void write(Path folder, Map<String, Path> built) throws IOException {
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        for (var jar : jars.entrySet()) {
            var copy = folder.resolve(jar.getKey());
            var from = Optional.ofNullable(built.get(jar.getValue()))
                    .orElseThrow(() -> new IOException("no jar is what " + jar.getKey() + " was made of"));
            if (!Files.exists(copy) || Files.size(copy) != Files.size(from)) {
                Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// As one file, in which every part has its checksum.
    byte[] zipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                put(zip, "files/" + file.getKey(), file.getValue());
            }
            for (var jar : jars.entrySet()) {
                put(zip, JAR + jar.getKey(), jar.getValue());
            }
            put(zip, MANIFEST, manifest);
            put(zip, KEY, key);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /// @throws IOException when it is damaged or not whole
    static KeptStack unzipped(InputStream bytes) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(bytes)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var key = parts.remove(KEY);
        var manifest = parts.remove(MANIFEST);
        if (key == null || manifest == null) {
            throw new IOException("ends before its end");
        }
        var files = new LinkedHashMap<String, String>();
        var jars = new LinkedHashMap<String, String>();
        parts.forEach(
                (name, text) -> (name.startsWith(JAR) ? jars : files).put(name.substring(name.indexOf('/') + 1), text));
        return new KeptStack(key, files, manifest, jars);
    }
}
