package dev.lockstep.functions.load;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.NotTaken;
import dev.lockstep.functions.data.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// Sends each row as a message or an event. What has been sent cannot be unsent, and is seen again when it is
/// sent again: each has an identity, which is the same whichever attempt sends it.
final class SentOutlet<E> implements Outlet {
    private final String target;
    private final RowText text;
    private final Maker<E> maker;
    private final long largest;
    private final Batches<Entry<E>> batches;
    private Reached reached;

    /// What is sent.
    record Entry<E>(E sent, long bytes, long line) {}

    /// What becomes of a row.
    @FunctionalInterface
    interface Maker<E> {
        Entry<E> of(Row row, long number);
    }

    /// @param target what messages call it
    /// @param call sends entries, and tells which were not taken
    SentOutlet(
            String target,
            RowText text,
            Batches.Limits limits,
            Maker<E> maker,
            Function<List<E>, List<NotTaken>> call,
            Reached from,
            StageContext context,
            Listener listener) {
        this.target = target;
        this.text = text;
        this.maker = maker;
        this.largest = limits.bytes();
        this.reached = from;
        this.batches = new Batches<>(target, limits, entries -> left(entries, call), context, row -> {
            reached = new Reached(row, reached.given() + row - reached.rows(), 0);
            listener.reached(reached);
        });
    }

    @Override
    public void take(Row row, long number) throws IOException {
        Entry<E> entry = maker.of(row, number);
        if (entry.bytes() > largest) {
            throw text.wrong(
                    row.line(), "the row has " + entry.bytes() + " bytes for " + target + ", which takes " + largest);
        }
        batches.add(entry, entry.bytes(), number);
    }

    @Override
    public Reached finish() throws IOException {
        batches.send();
        return reached;
    }

    private List<Entry<E>> left(List<Entry<E>> entries, Function<List<E>, List<NotTaken>> call) {
        List<NotTaken> notTaken = call.apply(entries.stream().map(Entry::sent).toList());
        for (NotTaken one : notTaken) {
            if (!one.later()) {
                InvalidInput refused =
                        text.wrong(entries.get(one.place()).line(), target + " does not take it: " + one.reason());
                throw refused;
            }
        }
        return notTaken.stream().map(one -> entries.get(one.place())).toList();
    }
}
