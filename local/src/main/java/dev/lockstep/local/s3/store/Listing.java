package dev.lockstep.local.s3.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One walk through a bucket's folders in the order of keys, both layers at once, that skips what cannot be on the
/// page.
///
/// In each folder a file sorts as its name and a folder as its name with a slash, which makes a depth-first walk come
/// by all keys in the order of their bytes.
public final class Listing {

    private static final Set<String> NOT_SAMPLES = Set.of(".gitkeep", ".DS_Store");

    /// What to list.
    ///
    /// @param delimiter empty for none
    /// @param after only keys after this one
    /// @param skip a common prefix that was listed before, empty for none
    public record Query(String prefix, String delimiter, String after, String skip, int limit) {}

    /// What was found.
    ///
    /// @param last the key or common prefix to go on from, when there is more
    public record Page(List<StoredObject> objects, List<String> prefixes, Optional<String> last) {}

    private record Node(@Nullable Path written, @Nullable Path sample, boolean folder) {}

    private final BucketPlace place;
    private final Query query;

    Listing(BucketPlace place, Query query) {
        this.place = place;
        this.query = query;
    }

    Page page(Function<String, Optional<StoredObject>> head) throws IOException {
        var objects = new ArrayList<StoredObject>();
        var prefixes = new ArrayList<String>();
        var last = new ArrayList<String>();
        boolean whole = walk(root(), "", item -> {
            if (objects.size() + prefixes.size() == query.limit()) {
                return false;
            }
            if (isCommonPrefix(item)) {
                prefixes.add(item);
                last.add(item);
            } else {
                head.apply(item).ifPresent(object -> {
                    objects.add(object);
                    last.add(item);
                });
            }
            return true;
        });
        return new Page(objects, prefixes, whole || last.isEmpty() ? Optional.empty() : Optional.of(last.getLast()));
    }

    private boolean isCommonPrefix(String item) {
        return !query.delimiter().isEmpty()
                && item.indexOf(query.delimiter(), query.prefix().length()) >= 0;
    }

    private Node root() {
        return new Node(place.written(), place.samples().orElse(null), true);
    }

    /// @return false when the visitor wanted no more
    private boolean walk(Node folder, String path, Predicate<String> visitor) throws IOException {
        String rolledUp = "";
        for (var entry : children(folder).entrySet()) {
            Node node = entry.getValue();
            String key = path + entry.getKey();
            if (node.folder() ? cannotHold(key) : !key.startsWith(query.prefix())) {
                continue;
            }
            int end = key.startsWith(query.prefix()) && !query.delimiter().isEmpty()
                    ? key.indexOf(query.delimiter(), query.prefix().length())
                    : -1;
            if (end >= 0) {
                String common = key.substring(0, end + query.delimiter().length());
                if (!common.equals(rolledUp) && !common.equals(query.skip()) && holdsSomething(node, key)) {
                    rolledUp = common;
                    if (!visitor.test(common)) {
                        return false;
                    }
                }
            } else if (!(node.folder() ? walk(node, key, visitor) : !isListed(node, key) || visitor.test(key))) {
                return false;
            }
        }
        return true;
    }

    /// Whether no key in the folder has the prefix and comes after the start.
    private boolean cannotHold(String folder) {
        String prefix = query.prefix();
        if (!folder.startsWith(prefix) && !prefix.startsWith(folder)) {
            return true;
        }
        return !query.after().startsWith(folder) && Naming.ORDER.compare(folder, query.after()) < 0;
    }

    private boolean holdsSomething(Node node, String key) throws IOException {
        if (!node.folder()) {
            return isListed(node, key);
        }
        for (var entry : children(node).entrySet()) {
            String child = key + entry.getKey();
            if (!(entry.getValue().folder() && cannotHold(child)) && holdsSomething(entry.getValue(), child)) {
                return true;
            }
        }
        return false;
    }

    private boolean isListed(Node file, String key) {
        return Naming.ORDER.compare(key, query.after()) > 0 && (file.written() != null || !place.isDeleted(key));
    }

    private SortedMap<String, Node> children(Node folder) throws IOException {
        var children = new TreeMap<String, Node>(Naming.ORDER);
        if (folder.sample() != null) {
            collect(folder.sample(), "", true, children);
        }
        if (folder.written() != null) {
            collect(folder.written(), "", false, children);
        }
        return children;
    }

    private static void collect(Path folder, String before, boolean sample, SortedMap<String, Node> children)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean isFolder = Files.isDirectory(entry);
                if (isFolder && name.endsWith(Naming.CONTINUED)) {
                    collect(entry, before + Naming.decode(name), sample, children);
                } else if (!(sample && NOT_SAMPLES.contains(name))) {
                    String part = before + Naming.decode(name) + (isFolder ? "/" : "");
                    Node other = children.get(part);
                    Path samplePath = sample ? entry : other == null ? null : other.sample();
                    children.put(part, new Node(sample ? null : entry, samplePath, isFolder));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // deleted while we walked, or never there: then it holds nothing
        }
    }
}
