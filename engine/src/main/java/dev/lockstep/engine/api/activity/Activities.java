package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Tags;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.Store.Shelf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The activities there are, in the order they were created. Safe for any thread.
public final class Activities {
    private final Door door;
    private final Map<String, Activity> byArn = new LinkedHashMap<>();
    private final Store store;
    private long sequence;

    public Activities(Door door, Store store) {
        this.door = door;
        this.store = store;
        store.documents(Shelf.ACTIVITIES).values().stream()
                .map(KeptActivity.FORM::read)
                .sorted(Comparator.comparingLong(KeptActivity::sequence))
                .forEach(this::bringBack);
    }

    private synchronized void bringBack(KeptActivity kept) {
        sequence = kept.sequence();
        byArn.put(kept.arn(), kept.activity());
    }

    /// Adds an activity, or gives the one of its name.
    synchronized Activity create(String name, Tags tags) {
        String arn = door.place().activity(name);
        return byArn.computeIfAbsent(arn, _ -> {
            Activity activity = new Activity(++sequence, arn, name, door.now(), tags);
            keep(activity);
            return activity;
        });
    }

    private void keep(Activity activity) {
        store.put(Shelf.ACTIVITIES, activity.arn(), KeptActivity.FORM.write(KeptActivity.of(activity)));
    }

    /// Keeps the tags that somebody has set on an activity.
    public synchronized void keepTags(Arn arn) {
        Optional.ofNullable(byArn.get(arn.text())).ifPresent(this::keep);
    }

    synchronized Activity get(Arn arn) {
        Activity activity = byArn.get(arn.text());
        if (activity == null) {
            throw ApiFailure.noActivity(arn.text());
        }
        return activity;
    }

    synchronized List<Activity> all() {
        return new ArrayList<>(byArn.values());
    }

    synchronized void delete(Arn arn) {
        byArn.remove(arn.text());
        store.remove(Shelf.ACTIVITIES, arn.text());
    }

    public synchronized Optional<Tags> tags(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.text())).map(Activity::tags);
    }
}
