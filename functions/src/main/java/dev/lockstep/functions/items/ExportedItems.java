package dev.lockstep.functions.items;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.JsonObjects;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Records;
import java.io.Closeable;
import java.io.IOException;
import java.security.DigestInputStream;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The items of an export, file by file. Each file must have as many items as its manifest says, and be the
/// very bytes that DynamoDB wrote.
public final class ExportedItems implements Gathering.Source {
    private static final int AT_A_TIME = 1000;

    private final DataSets data;
    private final Export export;
    private int file;
    private long taken;
    private @Nullable Opened open;

    /// So many files, and so many items of the next.
    private record Place(int files, long items) {}

    /// @param from what an attempt before said where it was
    public ExportedItems(DataSets data, Export export, Optional<Json> from) {
        this.data = data;
        this.export = export;
        Place place = from.map(known -> Records.decode(known, Place.class, "the place in the export"))
                .orElse(new Place(0, 0));
        this.file = place.files();
        this.taken = place.items();
    }

    @Override
    public Json place() {
        return Records.encode(new Place(file, taken));
    }

    @Override
    public boolean next(ItemTable into) throws IOException {
        if (file == export.files().size()) {
            return false;
        }
        Opened current = opened();
        for (int i = 0; i < AT_A_TIME; i++) {
            Json.Obj item = current.next();
            if (item == null) {
                current.check(taken);
                close();
                file++;
                taken = 0;
                return true;
            }
            into.take(item, current.origin());
            taken++;
        }
        return true;
    }

    /// The file that is next, behind those of its items that an attempt before has taken.
    private Opened opened() throws IOException {
        Opened current = open;
        if (current == null) {
            current = new Opened(data, export.files().get(file));
            open = current;
            for (long i = 0; i < taken; i++) {
                current.next();
            }
        }
        return current;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    private static final class Opened implements Closeable {
        private final Export.File file;
        private final DigestInputStream bytes;
        private final JsonObjects lines;

        Opened(DataSets data, Export.File file) throws IOException {
            this.file = file;
            ObjectStream in = data.open(file.address());
            this.bytes = new DigestInputStream(in, Checksums.md5());
            this.lines = data.objects(bytes, file.address().toString());
        }

        Json.@Nullable Obj next() throws IOException {
            Json.Obj line = lines.next();
            if (line == null) {
                return null;
            }
            if (line.get("Item").orElse(Json.Null.NULL) instanceof Json.Obj item
                    && line.fields().size() == 1) {
                return item;
            }
            throw new InvalidInput(
                    file.address() + " line " + lines.line() + " is no item of an export; expected Item");
        }

        ItemTable.Origin origin() {
            return new ItemTable.Origin(file.address().toString(), "line", lines.line());
        }

        void check(long items) {
            if (items != file.items()) {
                throw new InvalidInput(file.address() + " has " + items + " items; the manifest says " + file.items());
            }
            String md5 =
                    Base64.getEncoder().encodeToString(bytes.getMessageDigest().digest());
            if (!md5.equals(file.md5())) {
                throw new InvalidInput(file.address() + " is not what DynamoDB wrote: its MD5 is " + md5
                        + ", the manifest says " + file.md5());
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
