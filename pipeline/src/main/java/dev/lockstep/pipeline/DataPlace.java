package dev.lockstep.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A bucket, table, topic, queue or bus that a pipeline names. The convention: `bucket` (with `prefix`),
/// `table`, `topic`, `queue` and `bus` in `with` are written to, an `s3://…` address anywhere in `with` or in a
/// trigger's parameters is read, and so is the table of a `dynamodb://…` address; of an expression that
/// puts an address of S3 together (`'s3://inbox/day-' & …`) the beginning is known. Names are logical,
/// without an environment's prefix.
public sealed interface DataPlace {

    /// A text at the beginning of an expression, with all of the bucket's name in it, and something after the text.
    Pattern BEGINNING = Pattern.compile("(?<quote>['\"])(?<text>s3://[a-z0-9.-]+/[^'\"\\\\]*)\\k<quote>\\s*(?:&|$)");

    /// What the address of a table begins with.
    String TABLE = "dynamodb://";

    /// Part of a bucket; an empty prefix is all of it.
    record Bucket(String name, String prefix, Access access) implements DataPlace {

        /// What an export of a table is named by; all of it lies beside this object.
        private static final String EXPORT = "manifest-summary.json";

        /// What is read by who is given the beginning of a key; where that names an export, the folder it is in.
        public static Bucket read(String name, String key) {
            var folder = key.substring(0, key.lastIndexOf('/') + 1);
            return new Bucket(name, key.equals(folder + EXPORT) ? folder : key, Access.READ);
        }
    }

    record Table(String name, Access access) implements DataPlace {}

    /// A topic that messages are sent to.
    record Topic(String name) implements DataPlace {}

    /// A queue that messages are sent to.
    record Queue(String name) implements DataPlace {}

    /// A bus that events are put on; `default` is the one every account has.
    record Bus(String name) implements DataPlace {}

    /// What is done there. Who writes may also read, to find out what is there already.
    enum Access {
        READ,
        WRITE
    }

    /// What a `with` names, in the order written. Names made by expressions are not known before the run
    /// and not here.
    static List<DataPlace> namedBy(Value.Fields with) {
        var places = new ArrayList<DataPlace>();
        if (with.entries().get("bucket") instanceof Value.Text bucket) {
            var prefix = with.entries().get("prefix") instanceof Value.Text text ? text.text() : "";
            places.add(new Bucket(bucket.text(), prefix, Access.WRITE));
        }
        if (with.entries().get("table") instanceof Value.Text table) {
            places.add(new Table(table.text(), Access.WRITE));
        }
        if (with.entries().get("topic") instanceof Value.Text topic) {
            places.add(new Topic(topic.text()));
        }
        if (with.entries().get("queue") instanceof Value.Text queue) {
            places.add(new Queue(queue.text()));
        }
        if (with.entries().get("bus") instanceof Value.Text bus) {
            places.add(new Bus(bus.text()));
        }
        addresses(with, places);
        return List.copyOf(places);
    }

    /// The same place, to write to.
    default DataPlace written() {
        return switch (this) {
            case Bucket bucket -> new Bucket(bucket.name, bucket.prefix, Access.WRITE);
            case Table table -> new Table(table.name, Access.WRITE);
            case Topic topic -> topic;
            case Queue queue -> queue;
            case Bus bus -> bus;
        };
    }

    /// The parts of buckets that a value names by addresses.
    static List<DataPlace> addressedBy(Value value) {
        var places = new ArrayList<DataPlace>();
        addresses(value, places);
        return places.stream().filter(Bucket.class::isInstance).toList();
    }

    private static void addresses(Value value, List<DataPlace> places) {
        switch (value) {
            case Value.Text text when text.text().startsWith("s3://") -> places.add(address(text.text()));
            case Value.Text text
            when text.text().startsWith(TABLE) ->
                places.add(new Table(text.text().substring(TABLE.length()), Access.READ));
            case Value.Array array -> array.items().forEach(item -> addresses(item, places));
            case Value.Fields fields -> fields.entries().values().forEach(item -> addresses(item, places));
            case Value.Expression expression -> {
                var beginning = BEGINNING.matcher(expression.source());
                while (beginning.find()) {
                    places.add(address(beginning.group("text")));
                }
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _ -> {}
        }
    }

    private static Bucket address(String uri) {
        var path = uri.substring("s3://".length());
        var slash = path.indexOf('/');
        return slash < 0 ? Bucket.read(path, "") : Bucket.read(path.substring(0, slash), path.substring(slash + 1));
    }
}
