package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.json.Json;
import dev.lockstep.pipeline.stage.ForEach;
import java.util.function.UnaryOperator;

/// `s3://bucket/key` as Step Functions wants it: the bucket's name and the rest, each for itself.
///
/// A bucket's name is the environment's when it begins with its prefix, and is otherwise a logical one.
final class Addresses {

    private static final String PREFIX = "${prefix}";

    private Addresses() {}

    static Json.Fields reader(ForEach.Items.Stored stored, Scope scope) {
        var listing = stored.format() instanceof ForEach.Format.Listing;
        var config = config(stored.format());
        if (stored.most().isPresent()) {
            config = config.with("MaxItems", stored.most().getAsInt());
        }
        var reader =
                Json.Fields.NONE.with("Resource", "arn:aws:states:::s3:" + (listing ? "listObjectsV2" : "getObject"));
        return (config.isEmpty() ? reader : reader.with("ReaderConfig", config))
                .with("Arguments", place(stored.address(), listing ? "Prefix" : "Key", scope::variable));
    }

    private static Json.Fields config(ForEach.Format format) {
        return switch (format) {
            case ForEach.Format.Listing _ -> Json.Fields.NONE;
            case ForEach.Format.JsonLines _ -> Json.Fields.NONE.with("InputType", "JSONL");
            case ForEach.Format.Json json -> {
                var config = Json.Fields.NONE.with("InputType", "JSON");
                yield json.pointer().isPresent()
                        ? config.with("ItemsPointer", json.pointer().get())
                        : config;
            }
            case ForEach.Format.Csv csv -> {
                var config = Json.Fields.NONE
                        .with("InputType", "CSV")
                        .with("CSVHeaderLocation", csv.headers().isEmpty() ? "FIRST_ROW" : "GIVEN");
                if (!csv.headers().isEmpty()) {
                    config = config.with("CSVHeaders", Json.texts(csv.headers()));
                }
                yield csv.delimiter().isPresent()
                        ? config.with("CSVDelimiter", csv.delimiter().get().name())
                        : config;
            }
        };
    }

    /// Only what items give, one a line: what other stages read.
    static Json.Fields writer(Value results, Scope scope) {
        return Json.Fields.NONE
                .with("Resource", "arn:aws:states:::s3:putObject")
                .with(
                        "WriterConfig",
                        Json.Fields.NONE.with("Transformation", "COMPACT").with("OutputType", "JSONL"))
                .with("Arguments", place(results, "Prefix", scope::variable));
    }

    private static Json.Fields place(Value address, String rest, UnaryOperator<String> variables) {
        if (address instanceof Value.Text text) {
            var path = text.text().substring("s3://".length());
            var slash = path.indexOf('/');
            return Json.Fields.NONE
                    .with("Bucket", PREFIX + (slash < 0 ? path : path.substring(0, slash)))
                    .with(rest, slash < 0 ? "" : path.substring(slash + 1));
        }
        var path = "$substring(" + Jsonata.literal(address, variables) + ", 5)";
        return Json.Fields.NONE
                .with(
                        "Bucket",
                        Json.expression(
                                "($bucket := $substringBefore(" + path + ", '/'); $substring($bucket, 0, $length('"
                                        + PREFIX + "')) = '" + PREFIX + "' ? $bucket : '" + PREFIX + "' & $bucket)"))
                .with(rest, Json.expression("$substringAfter(" + path + ", '/')"));
    }
}
