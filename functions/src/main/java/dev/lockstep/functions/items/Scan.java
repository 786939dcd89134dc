package dev.lockstep.functions.items;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Records;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The pages of a table. All segments are asked at once, each for one page ahead, and give their pages in
/// turn: so the order of the items is the same however fast segments answer, and no more pages are in
/// memory than there are segments.
public final class Scan implements Gathering.Source {
    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Items items;
    private final StageContext context;
    private final List<Items.Segment> segments = new ArrayList<>();
    private final List<Place> places;
    private final List<@Nullable Future<Items.Page>> asked = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int turn;

    /// How far a segment has come.
    ///
    /// @param next where its next page begins; at its beginning without
    private record Place(boolean done, Optional<Json> next) {
        static final Place BEGINNING = new Place(false, Optional.empty());
    }

    /// Where all segments are.
    private record Places(List<Place> places) {}

    /// @param table its real name
    /// @param parts how many segments there are
    /// @param from what an attempt before said where it was
    public Scan(Items items, String table, int parts, boolean consistent, Optional<Json> from, StageContext context) {
        this.items = items;
        this.context = context;
        this.places = new ArrayList<>(from.map(place -> Records.decode(place, Places.class, "the place of the scan")
                        .places())
                .orElseGet(() -> Collections.nCopies(parts, Place.BEGINNING)));
        for (int i = 0; i < places.size(); i++) {
            segments.add(new Items.Segment(table, i, places.size(), consistent));
            asked.add(null);
            ask(i);
        }
    }

    @Override
    public Json place() {
        return Records.encode(new Places(places));
    }

    /// Takes a page.
    ///
    /// @throws Unavailable when the table does not answer for longer than can be waited
    @Override
    public boolean next(ItemTable into) throws IOException {
        List<Json.Obj> page = next();
        if (page == null) {
            return false;
        }
        for (Json.Obj item : page) {
            into.take(
                    item,
                    new ItemTable.Origin("the table " + segments.getFirst().table(), "item", into.items() + 1));
        }
        return true;
    }

    private @Nullable List<Json.Obj> next() {
        for (int i = 0; i < segments.size(); i++) {
            int segment = (turn + i) % segments.size();
            Future<Items.Page> answer = asked.get(segment);
            if (answer != null) {
                turn = segment + 1;
                Items.Page page = page(answer);
                places.set(segment, new Place(page.next().isEmpty(), page.next().map(key -> key)));
                ask(segment);
                return page.items();
            }
        }
        return null;
    }

    private void ask(int segment) {
        Place place = places.get(segment);
        asked.set(segment, place.done() ? null : threads.submit(() -> ask(segments.get(segment), place)));
    }

    private static Items.Page page(Future<Items.Page> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting for a page of the table", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Asks, and again for as long as there is time: a table that has no room for reading just now has some later.
    private Items.Page ask(Items.Segment segment, Place place) {
        Duration pause = FIRST_PAUSE;
        for (int i = 1; ; i++) {
            try {
                return items.scan(segment, place.next().map(Json.Obj.class::cast));
            } catch (Unavailable e) {
                if (i == TRIES
                        || context.remaining()
                                        .compareTo(context.deadline().margin().plus(pause))
                                < 0) {
                    throw e;
                }
            }
            Time.waitFor("the table " + segment.table(), pause, context.time());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// Gives up what is asked for and not taken.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
