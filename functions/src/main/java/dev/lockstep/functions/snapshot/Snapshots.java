package dev.lockstep.functions.snapshot;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.KeyText;
import dev.lockstep.functions.data.Listed;
import dev.lockstep.functions.data.S3Address;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The snapshots of one name: a folder each, called by the moment and the run that took it, so that their
/// order is that of time. A snapshot is one from when its document is there, which is written last. It is
/// deleted last too: where deleting breaks off, the snapshot is there to be pruned again. What others keep beside
/// them is neither read nor deleted.
final class Snapshots {
    static final String DOCUMENT = "snapshot.json";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int MOST = 100_000;

    /// What a snapshot's folder is called, and the files that are written into it.
    private static final Pattern OURS =
            Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z-[^/]+/)(" + Pattern.quote(DOCUMENT) + "|data-[^/]+)");

    private final DataSets data;
    private final S3Address below;

    private Snapshots(DataSets data, S3Address below) {
        this.data = data;
        this.below = below;
    }

    /// @param prefix what the keys of all names begin with
    static Snapshots of(DataSets data, String bucket, String prefix, String name) {
        return new Snapshots(data, new S3Address(bucket, prefix + KeyText.of(name) + "/"));
    }

    /// A snapshot's folder.
    String folder(Instant at, String run) {
        return moment(at) + "-" + KeyText.of(run) + "/";
    }

    S3Address in(String folder, String file) {
        return new S3Address(below.bucket(), below.key() + folder + file);
    }

    /// All folders of snapshots with what was written into them, the oldest first.
    private SequencedMap<String, List<S3Address>> folders() {
        List<Listed> objects = data.list(below, Optional.empty(), MOST);
        if (objects.size() == MOST) {
            throw new InvalidInput(below + " holds " + MOST + " objects or more; prune what is kept there");
        }
        TreeMap<String, List<S3Address>> folders = new TreeMap<>();
        for (Listed object : objects) {
            Matcher ours =
                    OURS.matcher(object.address().key().substring(below.key().length()));
            if (ours.matches()) {
                folders.computeIfAbsent(ours.group(1), ignored -> new ArrayList<>())
                        .add(object.address());
            }
        }
        return folders;
    }

    /// The documents of all snapshots there are, the oldest first.
    List<S3Address> all() {
        return folders().values().stream()
                .flatMap(List::stream)
                .filter(Snapshots::isDocument)
                .toList();
    }

    /// The last snapshot.
    Optional<S3Address> last() {
        return all().stream().reduce((earlier, later) -> later);
    }

    /// The last snapshot that was taken by a moment.
    Optional<S3Address> last(Instant by) {
        // '~' stands behind whatever a run is called
        String end = below.key() + moment(by) + "~";
        return all().stream()
                .filter(document -> document.key().compareTo(end) < 0)
                .reduce((earlier, later) -> later);
    }

    /// Deletes all but the last so many snapshots, and what others have left behind that broke off before
    /// the first of those.
    ///
    /// @param own the folder that the run itself hands on: it stays, though others came before a run that is late
    /// @return the folders of the snapshots that are no more
    List<String> prune(int keep, String own) {
        SequencedMap<String, List<S3Address>> folders = folders();
        List<String> snapshots = folders.entrySet().stream()
                .filter(folder -> folder.getValue().stream().anyMatch(Snapshots::isDocument))
                .map(folder -> folder.getKey())
                .toList();
        if (snapshots.size() <= keep) {
            return List.of();
        }
        String first = snapshots.get(snapshots.size() - keep);
        List<String> pruned = new ArrayList<>();
        folders.forEach((folder, objects) -> {
            if (folder.compareTo(first) < 0 && !folder.equals(own)) {
                objects.stream().filter(object -> !isDocument(object)).forEach(data::delete);
                objects.stream().filter(Snapshots::isDocument).forEach(data::delete);
                if (snapshots.contains(folder)) {
                    pruned.add(folder.substring(0, folder.length() - 1));
                }
            }
        });
        return pruned;
    }

    private static boolean isDocument(S3Address object) {
        return object.name().equals(DOCUMENT);
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
