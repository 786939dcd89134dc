package dev.lockstep.cli.report;

import dev.lockstep.cli.report.StageReport.Artifact;
import dev.lockstep.cli.report.StageReport.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a stage's output tells by the conventions every handler may follow: `counts`, `quality`, `sources`,
/// `artifacts`, `cached`.
///
/// @param sameAs the run whose result was taken again, because nothing had changed; then nothing was read or written
public record StageResult(
        Optional<Counts> counts,
        OptionalDouble quality,
        List<Artifact> sources,
        List<Artifact> artifacts,
        Optional<String> sameAs) {
    /// Says nothing.
    public static final StageResult NOTHING =
            new StageResult(Optional.empty(), OptionalDouble.empty(), List.of(), List.of(), Optional.empty());

    public StageResult {
        sources = List.copyOf(sources);
        artifacts = List.copyOf(artifacts);
    }

    public static StageResult of(Map<String, Object> output) {
        var sameAs = Members.text(Members.object(output.get("cached")).get("run"));
        return new StageResult(
                counts(Members.object(output.get("counts"))),
                Members.number(output.get("quality"))
                        .map(quality -> OptionalDouble.of(quality.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                sameAs.isPresent() ? List.of() : artifacts(output.get("sources")),
                sameAs.isPresent() ? List.of() : artifacts(output.get("artifacts")),
                sameAs);
    }

    /// The results of two items of one stage: counts add up, the lower quality stands for both.
    public StageResult and(StageResult other) {
        var both = counts.isPresent() && other.counts.isPresent()
                ? Optional.of(counts.get().plus(other.counts.get()))
                : counts.or(other::counts);
        var lower = quality.isPresent() && other.quality.isPresent()
                ? OptionalDouble.of(Math.min(quality.getAsDouble(), other.quality.getAsDouble()))
                : quality.isPresent() ? quality : other.quality;
        return new StageResult(
                both, lower, concat(sources, other.sources), concat(artifacts, other.artifacts), other.sameAs);
    }

    private static Optional<Counts> counts(Map<String, Object> counts) {
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Counts(count(counts, "in"), count(counts, "out"), count(counts, "failed")));
    }

    private static long count(Map<String, Object> counts, String name) {
        return Members.number(counts.get(name)).map(Number::longValue).orElse(0L);
    }

    static List<Artifact> artifacts(@Nullable Object list) {
        var artifacts = new ArrayList<Artifact>();
        for (var item : Members.list(list)) {
            var members = Members.object(item);
            Members.text(members.get("uri"))
                    .ifPresent(uri -> artifacts.add(new Artifact(
                            uri,
                            Members.number(members.get("records")).map(Number::longValue),
                            Members.number(members.get("bytes")).map(Number::longValue),
                            Members.text(members.get("sha256")))));
        }
        return artifacts;
    }

    private static List<Artifact> concat(List<Artifact> one, List<Artifact> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
