package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Multipart uploads of one bucket: a folder each, a file each part, nothing visible until the last step.
public final class Uploads {

    private static final long SMALLEST_PART = 5L * 1024 * 1024;
    private static final int MOST_PARTS = 10_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private final Store store;
    private final Bucket bucket;

    Uploads(Path folder, Store store, Bucket bucket) {
        this.folder = folder;
        this.store = store;
        this.bucket = bucket;
    }

    /// A part that has arrived.
    public record Part(int number, String etag, long size, Instant lastModified) {}

    /// A part as the last step names it.
    public record Named(int number, String etag) {}

    /// An upload under way.
    public record Upload(String id, String key, Instant started) {}

    public String start(String key, About about) {
        String id = store.freshId();
        try {
            Path upload = Files.createDirectories(folder.resolve(id));
            Files.writeString(upload.resolve("key"), key, StandardCharsets.UTF_8);
            Files.writeString(upload.resolve("about"), about.write(key), StandardCharsets.UTF_8);
            return id;
        } catch (IOException failure) {
            throw S3Failure.disk("starting an upload of " + key, failure);
        }
    }

    /// Keeps the draft as that part, in place of one of the same number.
    public String put(String id, String key, int number, Draft draft) {
        if (number < 1 || number > MOST_PARTS) {
            throw S3Error.INVALID_ARGUMENT.with("Part number must be an integer between 1 and 10000, inclusive");
        }
        Path upload = find(id, key);
        try {
            String digest = HexFormat.of().formatHex(draft.digest());
            Path part = upload.resolve("part-%05d".formatted(number));
            for (Path older : files(upload, part.getFileName() + "-")) {
                Files.deleteIfExists(older);
            }
            Path target = part.resolveSibling(part.getFileName() + "-" + digest);
            Files.move(draft.finished(), target, StandardCopyOption.ATOMIC_MOVE);
            return "\"" + digest + "\"";
        } catch (IOException failure) {
            throw S3Failure.disk("writing part " + number + " of " + key, failure);
        }
    }

    public List<Part> parts(String id, String key) {
        var parts = new ArrayList<Part>();
        try {
            for (Path file : files(find(id, key), "part-")) {
                String name = String.valueOf(file.getFileName());
                parts.add(new Part(
                        Integer.parseInt(name.substring(5, 10)),
                        "\"" + name.substring(11) + "\"",
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant()));
            }
            return parts;
        } catch (IOException failure) {
            throw S3Failure.disk("listing the parts of " + key, failure);
        }
    }

    public List<Upload> all() {
        var uploads = new ArrayList<Upload>();
        try {
            for (Path upload : Files.isDirectory(folder) ? files(folder, "") : List.<Path>of()) {
                String key = Files.readString(upload.resolve("key"), StandardCharsets.UTF_8);
                Instant started =
                        Files.getLastModifiedTime(upload.resolve("key")).toInstant();
                uploads.add(new Upload(String.valueOf(upload.getFileName()), key, started));
            }
            return uploads;
        } catch (IOException failure) {
            throw S3Failure.disk("listing uploads", failure);
        }
    }

    /// Joins the named parts to an object.
    public StoredObject complete(String id, String key, List<Named> named, Precondition precondition) {
        Path upload = find(id, key);
        List<Part> there = parts(id, key);
        try (Draft draft = store.draft()) {
            MessageDigest digests = Draft.md5();
            for (Part part : require(named, there)) {
                String digest = part.etag().replace("\"", "");
                digests.update(HexFormat.of().parseHex(digest));
                draft.append(upload.resolve("part-%05d-%s".formatted(part.number(), digest)));
            }
            About about = About.read(Files.readAllBytes(upload.resolve("about")));
            String etag = "\"" + HexFormat.of().formatHex(digests.digest()) + "-" + named.size() + "\"";
            StoredObject object = bucket.put(key, draft, about.withEtag(etag), precondition);
            remove(upload);
            return object;
        } catch (IOException failure) {
            throw S3Failure.disk("completing the upload of " + key, failure);
        }
    }

    private static List<Part> require(List<Named> named, List<Part> there) {
        var parts = new ArrayList<Part>();
        for (Named name : named) {
            if (!parts.isEmpty() && name.number() <= parts.getLast().number()) {
                throw S3Error.INVALID_PART_ORDER.with(
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            parts.add(require(name, there));
        }
        if (parts.stream().limit(parts.size() - 1L).anyMatch(part -> part.size() < SMALLEST_PART)) {
            throw S3Error.ENTITY_TOO_SMALL.with("Your proposed upload is smaller than the minimum allowed size");
        }
        return parts;
    }

    private static Part require(Named named, List<Part> there) {
        String etag = "\"" + named.etag().replace("\"", "") + "\"";
        return there.stream()
                .filter(part -> part.number() == named.number() && part.etag().equals(etag))
                .findFirst()
                .orElseThrow(() -> S3Error.INVALID_PART.with(
                        "One or more of the specified parts could not be found.  The part may not have been uploaded,"
                                + " or the specified entity tag may not match the part's entity tag."));
    }

    public void abort(String id, String key) {
        try {
            remove(find(id, key));
        } catch (IOException failure) {
            throw S3Failure.disk("aborting the upload of " + key, failure);
        }
    }

    private static void remove(Path upload) throws IOException {
        for (Path file : files(upload, "")) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(upload);
    }

    private Path find(String id, String key) {
        Path upload = folder.resolve(ID.matcher(id).matches() ? id : "none");
        try {
            if (Files.readString(upload.resolve("key"), StandardCharsets.UTF_8).equals(key)) {
                return upload;
            }
        } catch (NoSuchFileException none) {
            // as if it were another key's
        } catch (IOException failure) {
            throw S3Failure.disk("finding an upload of " + key, failure);
        }
        throw S3Error.NO_SUCH_UPLOAD.with("The specified upload does not exist. The upload ID may be invalid, or the"
                + " upload may have been aborted or completed.");
    }

    private static List<Path> files(Path parent, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
