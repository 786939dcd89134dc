package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All buckets: folders `BUCKET/KEY…` that a person can read, with a folder `.state` beside them that is ours.
///
/// Nothing is held in memory that is not on disk, so two processes may use one folder at once.
public final class Store implements AutoCloseable {

    private static final Pattern NAME =
            Pattern.compile("(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String STATE = ".state";

    private final Path folder;
    private final Optional<Path> samples;
    private final Naming naming;
    private final CommitLock lock;
    private final WriteClock clock;
    private final Supplier<String> ids;
    private final Map<String, Bucket> open = new ConcurrentHashMap<>();

    private Store(Path folder, Optional<Path> samples, WriteClock clock, Supplier<String> ids) throws IOException {
        this.folder = folder;
        this.samples = samples;
        this.clock = clock;
        this.ids = ids;
        Path state = this.folder.resolve(STATE);
        Files.createDirectories(state.resolve("drafts"));
        this.lock = new CommitLock(state.resolve("lock"));
        this.naming = new Naming(Files.exists(state.resolve("LOCK")));
    }

    /// Opens the folder, makes it when it is not there.
    public static Store open(Path folder, Optional<Path> samples, Clock clock, Supplier<String> ids) {
        try {
            return new Store(folder.toAbsolutePath(), samples.map(Path::toAbsolutePath), new WriteClock(clock), ids);
        } catch (IOException failure) {
            throw S3Failure.disk("opening " + folder, failure);
        }
    }

    /// A new place for bytes to come in.
    public Draft draft() {
        try {
            return new Draft(folder.resolve(STATE).resolve("drafts").resolve(ids.get()));
        } catch (IOException failure) {
            throw S3Failure.disk("starting an object", failure);
        }
    }

    /// The bucket of that name.
    public Bucket bucket(String name) {
        requireName(name);
        if (!place(name).exists()) {
            throw S3Error.NO_SUCH_BUCKET.with("The specified bucket does not exist");
        }
        return open.computeIfAbsent(name, ignored -> new Bucket(place(name), naming, lock, clock));
    }

    /// The parts of uploads to a bucket that are not objects yet.
    public Uploads uploads(Bucket bucket) {
        return new Uploads(place(bucket.name()).state().resolve("uploads"), this, bucket);
    }

    String freshId() {
        return ids.get();
    }

    public List<BucketEntry> buckets() {
        var names = new TreeSet<String>();
        try {
            names.addAll(folders(folder));
            if (samples.isPresent()) {
                names.addAll(folders(samples.get()));
            }
            var entries = new ArrayList<BucketEntry>();
            for (String name : names) {
                BucketPlace place = place(name);
                if (NAME.matcher(name).matches() && place.exists()) {
                    Path there = Files.isDirectory(place.written())
                            ? place.written()
                            : place.samples().orElseThrow();
                    entries.add(new BucketEntry(
                            name, Files.getLastModifiedTime(there).toInstant()));
                }
            }
            return entries;
        } catch (IOException failure) {
            throw S3Failure.disk("listing the buckets", failure);
        }
    }

    /// A bucket in the list of all.
    public record BucketEntry(String name, Instant created) {}

    private static List<String> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> String.valueOf(child.getFileName()))
                    .toList();
        }
    }

    public void create(String name) {
        requireName(name);
        hold("creating bucket " + name, () -> {
            BucketPlace place = place(name);
            if (place.exists()) {
                throw S3Error.BUCKET_ALREADY_OWNED_BY_YOU.with(
                        "Your previous request to create the named bucket succeeded and you already own it.");
            }
            Files.createDirectories(place.written());
        });
    }

    /// Creates the bucket unless it is there.
    public void ensure(String name) {
        requireName(name);
        if (!place(name).exists()) {
            create(name);
        }
    }

    public void delete(String name) {
        Bucket bucket = bucket(name);
        hold("deleting bucket " + name, () -> {
            if (!bucket.list(new Listing.Query("", "", "", "", 1)).objects().isEmpty()) {
                throw S3Error.BUCKET_NOT_EMPTY.with("The bucket you tried to delete is not empty");
            }
            BucketPlace place = place(name);
            if (place.samples().isPresent()) {
                Files.createDirectories(place.state());
                Files.writeString(place.state().resolve("removed"), name);
            }
            try {
                Files.deleteIfExists(place.written());
            } catch (DirectoryNotEmptyException emptyFoldersInside) {
                throw S3Error.BUCKET_NOT_EMPTY.with("The bucket's folder " + place.written() + " holds empty folders");
            }
            open.remove(name);
        });
    }

    private interface Change {
        void run() throws IOException;
    }

    private void hold(String doing, Change change) {
        try {
            lock.hold(() -> {
                change.run();
                return true;
            });
        } catch (IOException failure) {
            throw S3Failure.disk(doing, failure);
        }
    }

    private BucketPlace place(String name) {
        Optional<Path> lower = samples.map(all -> all.resolve(name)).filter(Files::isDirectory);
        return new BucketPlace(
                name, folder.resolve(name), lower, folder.resolve(STATE).resolve(name));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw S3Error.INVALID_BUCKET_NAME.with("The specified bucket is not valid: '" + name + "'");
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw S3Failure.disk("closing", failure);
        }
    }
}
