package dev.lockstep.functions.items;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.state.Checkpoint;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// Gathers items into a table, in as many attempts as it takes.
///
/// Two attempts may overlap, when one that was given up still runs. Each writes down where it began before it puts a
/// table in its place, which an attempt that was overtaken by then cannot: it gives way. One that is held up between
/// the two may still put its table, which is whole, over that of a later attempt; whoever reads it then holds it
/// against the checksum that the later one has handed on, and fails by name instead of going on with another table.
public final class Gathering {
    private Gathering() {}

    /// Where items come from, some at a time.
    public interface Source extends Closeable {
        /// Takes the next items into a table.
        ///
        /// @return whether there may be more
        boolean next(ItemTable into) throws IOException;

        /// Where to go on behind those that were taken.
        Json place();
    }

    /// How a source is opened.
    @FunctionalInterface
    public interface Opening {
        /// Opens it.
        ///
        /// @param place where to go on; at the beginning without
        Source at(Optional<Json> place) throws IOException;
    }

    private record Position(Gathered gathered, Optional<Json> place) {
        static final Position BEGINNING = new Position(Gathered.NOTHING, Optional.empty());
    }

    /// Gathers all there is, or as much as there is time for.
    ///
    /// @param name how messages call where the items come from
    /// @throws dev.lockstep.functions.Unfinished when another attempt has to go on
    public static Gathered all(String name, ItemTable.Shape shape, Opening opening, StageContext context)
            throws IOException {
        Checkpoint<Position> checkpoint = context.checkpoint(Position.class);
        Position reached = checkpoint.reached().orElse(Position.BEGINNING);
        Optional<ItemTable> before = ItemTable.goingOn(name, shape, reached.gathered(), context);
        Position from = before.isPresent() ? reached : Position.BEGINNING;
        try (ItemTable table = before.orElseGet(() -> ItemTable.anew(name, shape, context));
                Source source = opening.at(from.place())) {
            while (next(source, table, from, checkpoint)) {
                if (checkpoint.isDue()) {
                    checkpoint.stopInTime(stop(source, table, from, checkpoint));
                }
            }
            checkpoint.keepIfPossible(from);
            return table.finish();
        }
    }

    private static boolean next(Source source, ItemTable table, Position from, Checkpoint<Position> checkpoint)
            throws IOException {
        try {
            return source.next(table);
        } catch (Unavailable e) {
            try {
                checkpoint.keepIfPossible(stop(source, table, from, checkpoint));
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private static Position stop(Source source, ItemTable table, Position from, Checkpoint<Position> checkpoint) {
        checkpoint.keepIfPossible(from);
        return new Position(table.stop(), Optional.of(source.place()));
    }
}
