package dev.lockstep.functions.items;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.JsonObjects;
import dev.lockstep.functions.data.ObjectStream;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a full export of a table to S3 is made of, as its manifests say. Files are looked for beside the
/// manifests, so an export that was copied as a whole is one still.
///
/// @param summary the address of `manifest-summary.json`
/// @param items how many there are in all files
public record Export(S3Address summary, long items, List<File> files) {
    private static final String SUMMARY = "manifest-summary.json";
    private static final Pattern DATA_FILE = Pattern.compile("(?:.*/)?data/([^/]+)");

    /// A file of items.
    ///
    /// @param md5 of the file as it lies there, in base64
    record File(S3Address address, long items, String md5) {}

    /// Reads the manifests.
    ///
    /// @param source the address of the summary, or of the folder it is in
    public static Export read(DataSets data, S3Address source) throws IOException {
        S3Address summary =
                source.key().endsWith("/") ? new S3Address(source.bucket(), source.key() + SUMMARY) : source;
        if (!summary.name().equals(SUMMARY)) {
            throw new InvalidInput(source + " is no export of DynamoDB; expected the address of its " + SUMMARY
                    + ", or of the folder it is in");
        }
        long items = items(data, summary);
        String folder = summary.key().substring(0, summary.key().length() - SUMMARY.length());
        S3Address list = new S3Address(summary.bucket(), folder + "manifest-files.json");
        List<File> files = files(data, list, folder);
        long listed = files.stream().mapToLong(File::items).sum();
        if (listed != items) {
            throw new InvalidInput(list + " lists files with " + listed + " items; " + summary + " says " + items);
        }
        return new Export(summary, items, files);
    }

    private static long items(DataSets data, S3Address summary) throws IOException {
        try (ObjectStream in = data.open(summary);
                JsonObjects document = data.objects(in, summary.toString())) {
            Json.Obj fields = document.whole();
            String format = text(fields, "outputFormat", summary.toString());
            if (!format.equals("DYNAMODB_JSON")) {
                throw new InvalidInput(summary + " is of an export as " + format + "; expected DYNAMODB_JSON");
            }
            Optional<Json> type = fields.get("exportType");
            if (type.filter(kind -> !kind.equals(Json.of("FULL_EXPORT"))).isPresent()) {
                throw new InvalidInput(
                        summary + " is of an incremental export, which has changes; expected a full one");
            }
            return count(fields, summary.toString());
        }
    }

    private static List<File> files(DataSets data, S3Address list, String folder) throws IOException {
        List<File> files = new ArrayList<>();
        Set<S3Address> seen = new HashSet<>();
        try (ObjectStream in = data.open(list);
                JsonObjects lines = data.objects(in, list.toString())) {
            for (Json.Obj file = lines.next(); file != null; file = lines.next()) {
                String where = list + " line " + lines.line();
                Matcher key = DATA_FILE.matcher(text(file, "dataFileS3Key", where));
                if (!key.matches()) {
                    throw new InvalidInput(where + " names no file in a folder `data`");
                }
                S3Address address = new S3Address(list.bucket(), folder + "data/" + key.group(1));
                if (!seen.add(address)) {
                    throw new InvalidInput(where + " names " + address + " for the second time");
                }
                files.add(new File(address, count(file, where), text(file, "md5Checksum", where)));
            }
        }
        return List.copyOf(files);
    }

    private static String text(Json.Obj fields, String key, String where) {
        Json value = fields.get(key).orElse(Json.Null.NULL);
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        throw new InvalidInput(where + " has " + value.described() + " as " + key + "; expected a text");
    }

    private static long count(Json.Obj fields, String where) {
        Json value = fields.get("itemCount").orElse(Json.Null.NULL);
        if (value instanceof Json.Num(BigDecimal number) && number.signum() >= 0 && number.scale() <= 0) {
            return number.longValue();
        }
        throw new InvalidInput(where + " has " + value.described() + " as itemCount; expected a whole number");
    }
}
