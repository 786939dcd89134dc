package dev.lockstep.functions.snapshot;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.S3Address;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// Hands on a snapshot as it was at a time: the last one that was taken by then. It is read where it lies, and held
/// against its checksum when it is.
public final class AsOfHandler extends StageHandler<AsOfHandler.Input, AsOfHandler.Output> {
    public AsOfHandler() {
        super(Input.class);
    }

    /// Which one.
    ///
    /// @param source the address that the keys of all snapshots begin with, as `s3://BUCKET/PREFIX`
    /// @param name what the snapshots are kept under
    /// @param asOf a day, to its end in UTC, or a moment like `2026-11-20T12:00:00Z`; the last when not given
    public record Input(String source, String name, Optional<String> asOf) {}

    /// What was found.
    ///
    /// @param data the snapshot
    /// @param at the moment it is of
    /// @param run the run that took it
    public record Output(DataSet data, String at, String run, List<Artifact> sources, Counts counts, long bytes) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        S3Address source = S3Address.parse(input.source());
        Snapshots snapshots = Snapshots.of(context.data(), source.bucket(), source.key(), input.name());
        S3Address document = input.asOf()
                .map(text -> snapshots.last(moment(text)))
                .orElseGet(snapshots::last)
                .orElseThrow(() -> none(input, snapshots));
        Kept kept = read(document, context);
        DataSet data = kept.data(document);
        context.log().info("took " + input.name() + " as of " + kept.at());
        return new Output(
                data,
                kept.at(),
                kept.run(),
                List.of(data.artifact()),
                Counts.all(kept.records().orElse(0L)),
                kept.bytes());
    }

    private static Kept read(S3Address document, StageContext context) throws IOException {
        Artifact named = new Artifact(document.toString(), Optional.empty(), Optional.empty(), Optional.empty());
        try {
            return Records.decode(context.data().readJson(named), Kept.class, "");
        } catch (Mismatch e) {
            throw new InvalidInput(document + " is not the document of a snapshot: " + e.getMessage(), e);
        }
    }

    private static InvalidInput none(Input input, Snapshots snapshots) {
        List<S3Address> all = snapshots.all();
        String there = all.isEmpty() ? "there is none at all" : "the first one is " + all.getFirst();
        return new InvalidInput("there is no snapshot of '" + input.name() + "' below " + input.source()
                + input.asOf().map(time -> " as of " + time).orElse("") + "; " + there);
    }

    private static Instant moment(String text) {
        try {
            return text.length() == "2026-11-20".length()
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minus(Duration.ofMillis(1))
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput(
                    "asOf is '" + text + "'; expected a day like 2026-11-20, or a moment like 2026-11-20T12:00:00Z", e);
        }
    }
}
