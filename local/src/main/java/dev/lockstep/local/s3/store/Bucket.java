package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The objects of one bucket: what was written, over the samples, less what was deleted of them.
///
/// The one moment an object comes to be is the rename of its file. What must be there before (sidecar, mark of a
/// deleted sample) is written before, what is left over is removed after, so that a crash between leaves either the
/// old or the new object whole.
public final class Bucket {

    private static final int ATTEMPTS = 100;

    private final BucketPlace place;
    private final Naming naming;
    private final CommitLock lock;
    private final WriteClock clock;
    private final Sidecars sidecars;

    Bucket(BucketPlace place, Naming naming, CommitLock lock, WriteClock clock) {
        this.place = place;
        this.naming = naming;
        this.lock = lock;
        this.clock = clock;
        this.sidecars = new Sidecars(place.state().resolve("about"));
    }

    public String name() {
        return place.name();
    }

    /// The object of that key, if there is one.
    public Optional<StoredObject> head(String key) {
        try {
            Found found = find(key);
            return found == null ? Optional.empty() : Optional.of(describe(key, found));
        } catch (NoSuchFileException replacedMeanwhile) {
            return head(key);
        } catch (IOException failure) {
            throw S3Failure.disk("reading " + key, failure);
        }
    }

    /// The object with its bytes: description and bytes belong together even while others write.
    public Optional<OpenObject> open(String key) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Found found = find(key);
                if (found == null) {
                    return Optional.empty();
                }
                Optional<OpenObject> open = open(key, found);
                if (open.isPresent()) {
                    return open;
                }
            }
        } catch (IOException failure) {
            throw S3Failure.disk("opening " + key, failure);
        }
        throw S3Error.SERVICE_UNAVAILABLE.with("Please reduce your request rate: the object changes all the time");
    }

    private Optional<OpenObject> open(String key, Found found) throws IOException {
        FileChannel content;
        try {
            content = FileChannel.open(found.file());
        } catch (NoSuchFileException replacedMeanwhile) {
            return Optional.empty();
        }
        try {
            StoredObject object = describe(key, found);
            Found now = find(key);
            if (now != null && now.sameAs(found)) {
                return Optional.of(new OpenObject(object, content));
            }
        } catch (NoSuchFileException replacedMeanwhile) {
            // as if the file had not opened
        }
        content.close();
        return Optional.empty();
    }

    /// Makes the draft the object of that key, if the precondition holds at that very moment.
    public StoredObject put(String key, Draft draft, About about, Precondition precondition) {
        try {
            Path finished = draft.finished();
            return lock.hold(() -> {
                if (!place.exists()) {
                    throw S3Error.NO_SUCH_BUCKET.with("The specified bucket does not exist");
                }
                Found before = find(key);
                precondition.check(before == null ? Optional.empty() : Optional.of(describe(key, before)));
                Files.setLastModifiedTime(finished, FileTime.from(clock.next()));
                BasicFileAttributes state = Files.readAttributes(finished, BasicFileAttributes.class);
                Files.createDirectories(place.written());
                Path plain = makeWay(key);
                boolean taken = Files.isDirectory(plain);
                sidecars.write(key, state, about);
                Path target = taken ? Naming.besideFolder(plain) : plain;
                Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                if (!taken) {
                    Files.deleteIfExists(Naming.besideFolder(plain));
                }
                if (before != null && !before.sample()) {
                    sidecars.delete(key, before.state());
                }
                return new StoredObject(
                        key, state.size(), state.lastModifiedTime().toInstant(), about);
            });
        } catch (IOException failure) {
            throw S3Failure.disk("writing " + key, failure);
        }
    }

    /// Folders down to the key's file; an object in the way of one steps aside.
    private Path makeWay(String key) throws IOException {
        Path target = naming.resolve(place.written(), key);
        Path folder = place.written();
        for (Path segment : folder.relativize(target)) {
            Path next = folder.resolve(segment);
            if (!next.equals(target) && Files.isRegularFile(next)) {
                Files.move(next, Naming.besideFolder(next), StandardCopyOption.ATOMIC_MOVE);
            }
            if (!next.equals(target) && !Files.isDirectory(next)) {
                Files.createDirectory(next);
            }
            folder = next;
        }
        return target;
    }

    /// Deletes the object; that there is none is no error.
    public void delete(String key, Precondition precondition) {
        try {
            lock.hold(() -> {
                Found found = find(key);
                precondition.check(found == null ? Optional.empty() : Optional.of(describe(key, found)));
                remove(key);
                return true;
            });
        } catch (IOException failure) {
            throw S3Failure.disk("deleting " + key, failure);
        }
    }

    private void remove(String key) throws IOException {
        if (findSample(key) != null) {
            place.markDeleted(key);
        }
        Found found = findWritten(key);
        if (found == null) {
            return;
        }
        Path plain = naming.resolve(place.written(), key);
        Files.deleteIfExists(Naming.besideFolder(plain));
        if (!Files.isDirectory(plain)) {
            Files.deleteIfExists(plain);
        }
        sidecars.delete(key, found.state());
        Path folder = plain.getParent();
        while (folder != null && !folder.equals(place.written())) {
            try {
                Files.delete(folder);
                folder = folder.getParent();
            } catch (DirectoryNotEmptyException | NoSuchFileException inUse) {
                return;
            }
        }
    }

    /// A page of the objects, in the order of their keys' bytes.
    public Listing.Page list(Listing.Query query) {
        try {
            return new Listing(place, query).page(this::head);
        } catch (IOException failure) {
            throw S3Failure.disk("listing " + name(), failure);
        }
    }

    private StoredObject describe(String key, Found found) throws IOException {
        Instant time = found.state().lastModifiedTime().toInstant();
        return new StoredObject(key, found.state().size(), time, sidecars.of(key, found.file(), found.state()));
    }

    /// A file that is the object, and the state it was found in.
    private record Found(Path file, BasicFileAttributes state, boolean sample) {
        boolean sameAs(Found other) {
            return file.equals(other.file)
                    && state.size() == other.state.size()
                    && state.lastModifiedTime().equals(other.state.lastModifiedTime());
        }
    }

    private @Nullable Found find(String key) throws IOException {
        Found written = findWritten(key);
        return written != null || place.isDeleted(key) ? written : findSample(key);
    }

    private @Nullable Found findWritten(String key) throws IOException {
        Path plain = naming.resolve(place.written(), key);
        Found found = look(plain, false);
        return found != null ? found : look(Naming.besideFolder(plain), false);
    }

    /// Samples are files that people name: as we would, or plainly.
    private @Nullable Found findSample(String key) throws IOException {
        if (place.samples().isEmpty()) {
            return null;
        }
        Path samples = place.samples().get();
        Found found = look(naming.resolve(samples, key), true);
        return found != null || !isPlainPath(key) ? found : look(samples.resolve(key), true);
    }

    private static boolean isPlainPath(String key) {
        return Naming.decode(key).equals(key)
                && key.indexOf('\0') < 0
                && List.of(key.split("/", -1)).stream()
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }

    private static @Nullable Found look(Path file, boolean sample) throws IOException {
        try {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            return state.isRegularFile() ? new Found(file, state, sample) : null;
        } catch (NoSuchFileException none) {
            return null;
        } catch (FileSystemException notThere) {
            if (String.valueOf(notThere.getReason()).contains("Not a directory")
                    || String.valueOf(notThere.getReason()).contains("too long")) {
                return null;
            }
            throw notThere;
        } catch (InvalidPathException unknownToThisFileSystem) {
            return null;
        }
    }
}
