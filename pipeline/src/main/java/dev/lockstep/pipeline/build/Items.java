package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.stage.ForEach;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What a stage is done for: the items of a list, what lies in S3, or all combinations of some values.
///
/// @param word what it is called in the language, `forEach` or `matrix`
public record Items(String word, Keys keys) {

    private static final String ITEMS = "items";
    private static final String MATRIX = "matrix";

    public static Items of(List<?> items) {
        return forEach(items);
    }

    /// A list that is only known in the run.
    ///
    /// @param list an expression that gives a list
    public static Items of(Given.Expression<? extends List<?>> list) {
        return forEach(list);
    }

    /// The objects below an address such as `s3://inbox/incoming/`.
    public static Items listing(Given<String> address) {
        return stored("listing", address);
    }

    /// The lines of a CSV file, as maps of texts.
    public static Items csv(Given<String> address) {
        return stored("csv", address);
    }

    /// The lines of a file, each JSON.
    public static Items jsonLines(Given<String> address) {
        return stored("jsonl", address);
    }

    /// The list in a JSON file.
    public static Items json(Given<String> address) {
        return stored("json", address);
    }

    /// All combinations of the axes that are said of it.
    public static Items matrix() {
        return new Items(MATRIX, Keys.none().with("axes", Keys.none()));
    }

    private static Items forEach(Object items) {
        return new Items("forEach", Keys.none().with(ITEMS, items));
    }

    private static Items stored(String format, Given<String> address) {
        return forEach(Keys.none().with(format, address));
    }

    /// The names of the columns, when the first line of a CSV file has none.
    public Items headers(List<String> names) {
        return inS3("headers", names);
    }

    public Items delimiter(ForEach.Delimiter delimiter) {
        return inS3("delimiter", delimiter);
    }

    /// Where in a JSON file the list is.
    public Items pointer(String pointer) {
        return inS3("pointer", pointer);
    }

    /// How many items are read.
    public Items most(int items) {
        return inS3("most", items);
    }

    /// An axis of a matrix.
    public Items axis(String axis, List<?> values) {
        return new Items(word, keys.within("axes", axis, values));
    }

    /// A combination besides.
    public Items include(Map<String, ?> combination) {
        return new Items(word, keys.also("include", combination));
    }

    /// Values that are left out when they come together.
    public Items exclude(Map<String, ?> combination) {
        return new Items(word, keys.also("exclude", combination));
    }

    public Items concurrency(int atOnce) {
        return with("concurrency", atOnce);
    }

    /// How many may fail.
    public Items tolerate(int items) {
        return with("tolerate", items);
    }

    /// Which part may fail, from 0 to 1.
    public Items tolerate(BigDecimal part) {
        return with("tolerate", part.movePointRight(2).stripTrailingZeros().toPlainString() + "%");
    }

    /// Each item, or batch, in an execution of its own.
    public Items distributed(ForEach.Children children) {
        return with("distributed", children);
    }

    /// How many items an execution is given at most.
    public Items batchItems(int items) {
        return new Items(word, keys.within("batch", ITEMS, items));
    }

    /// How many bytes of JSON an execution is given at most.
    public Items batchBytes(int bytes) {
        return new Items(word, keys.within("batch", "bytes", bytes));
    }

    /// Where in S3 results are written, instead of being the stage's result.
    public Items results(Given<String> address) {
        return with("results", address);
    }

    private Items with(String key, Object value) {
        return new Items(word, keys.with(key, value));
    }

    private Items inS3(String key, Object value) {
        return new Items(word, keys.withInside(ITEMS, key, value));
    }
}
