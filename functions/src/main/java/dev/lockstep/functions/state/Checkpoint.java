package dev.lockstep.functions.state;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.Unfinished;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a stage has come within its run: what one attempt reaches, the next goes on from. A stage that works in
/// steps asks [#reached] where to begin, and calls [#stopInTime] after each step; it then ends before Lambda ends it,
/// by an error that the pipeline's `retry` answers with another attempt.
///
/// A position must hold all that the rest of the work and the result need: counts so far as well as the place.
///
/// Where there is no table to remember it in, a stage works on until it is done, or Lambda ends it.
///
/// @param <P> a position
public final class Checkpoint<P extends Record> {
    /// As long as an execution can be redriven.
    private static final Duration KEPT = Duration.ofDays(14);

    private final StageContext context;
    private final Class<P> type;
    private final String name;
    private StateTable.Found known = StateTable.Found.NOTHING;
    private boolean read;
    private @Nullable P kept;

    public Checkpoint(StageContext context, Class<P> type) {
        this.context = context;
        this.type = type;
        String place = context.run().id() + "/" + context.stage();
        this.name = Memory.name(
                context.run().pipeline(),
                "checkpoint",
                context.index().map(index -> place + "/" + index).orElse(place));
    }

    /// Where an earlier attempt has stopped.
    public Optional<P> reached() {
        if (!Memory.isThere(context)) {
            return Optional.empty();
        }
        known = Memory.of(context).find(name);
        read = true;
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try {
            P position = Records.decode(known.value(), type, "");
            context.log().info(context.stage() + " goes on where an earlier attempt has stopped");
            return Optional.of(position);
        } catch (Mismatch e) {
            throw new InvalidInput("the checkpoint of " + context.stage() + " is none of its positions: " + e, e);
        }
    }

    /// Remembers a position. Two attempts may overlap, when Lambda has given one up that still runs; who has not
    /// written last gives way, so that no position is lost behind an older one.
    public void keep(P position) {
        if (!read) {
            reached();
        }
        Json.Obj document = (Json.Obj) Records.encode(position);
        if (!Memory.of(context)
                .replace(name, known, document, Optional.of(context.time().now().plus(KEPT)))) {
            throw new Unavailable("another attempt of " + context.stage() + " has gone further; this one gives way");
        }
        known = new StateTable.Found(document, known.version() + 1, "");
        kept = position;
    }

    /// Whether it is time to keep a position and stop, and there is where to keep it.
    public boolean isDue() {
        return context.deadline().near() && Memory.isThere(context);
    }

    /// Remembers a position, where that can be done.
    public void keepIfPossible(P position) {
        if (Memory.isThere(context)) {
            keep(position);
        }
    }

    /// Remembers a position behind something that is done again when it is gone over again, then goes
    /// on while there is time.
    ///
    /// @throws Unfinished which is worth another attempt
    public void pass(P position) {
        if (Memory.isThere(context)) {
            keep(position);
            stopInTime(position);
        }
    }

    /// Goes on while there is time; otherwise remembers the position and ends this attempt.
    ///
    /// @throws Unfinished which is worth another attempt
    public void stopInTime(P position) {
        if (isDue()) {
            if (!position.equals(kept)) {
                keep(position);
            }
            throw new Unfinished(context.stage() + " stopped before its time was up, at " + Records.encode(position)
                    + "; the next attempt goes on from there");
        }
    }
}
