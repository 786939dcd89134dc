package dev.lockstep.infra.input;

import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where a stage deletes, because its `with` says `keep` beside `bucket`: below `prefix` and `name`, and nowhere else.
/// What is deleted is gone, so where that is not known before a run, nothing is deployed.
///
/// @param bucket its logical name
/// @param prefix what the keys of all that may be deleted begin with
public record Pruned(String bucket, String prefix) {

    /// Names that are a step of a key as they are; the stage kit writes others in another way.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_=-][A-Za-z0-9_=.-]*");
    /// Without what would mean any text, or something else, in a policy.
    private static final Pattern PREFIX = Pattern.compile("[^*?$]*");

    /// Nothing where nothing is deleted, or nobody knows where.
    public static Optional<Pruned> by(Value.Fields with) {
        if (!asked(with)) {
            return Optional.empty();
        }
        var name = text(with, "name").filter(text -> NAME.matcher(text).matches());
        var prefix = with.entries().containsKey("prefix")
                ? text(with, "prefix").filter(text -> PREFIX.matcher(text).matches())
                : Optional.of("");
        return text(with, "bucket")
                .flatMap(bucket ->
                        prefix.flatMap(before -> name.map(below -> new Pruned(bucket, before + below + "/"))));
    }

    /// The stages of which nobody knows where they would delete.
    public static List<Problem> problems(Deployable pipeline) {
        return pipeline.pipeline().functions().stream()
                .filter(function ->
                        asked(function.with()) && by(function.with()).isEmpty())
                .flatMap(function -> Stream.ofNullable(function.with().entries().get("keep"))
                        .map(keep -> new Problem(
                                keep.place(),
                                "where '" + function.name()
                                        + "' deletes what it does not keep is not known before a run,"
                                        + " so it cannot be allowed; write bucket, name and prefix as texts, the name"
                                        + " of letters, digits, '-', '_', '=' and '.', the prefix without '*', '?' and"
                                        + " '$'; or leave keep out",
                                "keep.permission")))
                .toList();
    }

    private static boolean asked(Value.Fields with) {
        return with.entries().containsKey("keep") && with.entries().containsKey("bucket");
    }

    private static Optional<String> text(Value.Fields with, String key) {
        return with.entries().get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
