package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The activities there are, in the order they were created. Safe for any thread.
public final class Activities {
    private final Door door;
    private final Map<String, Activity> byArn = new LinkedHashMap<>();
    private long sequence;

    public Activities(Door door) {
        this.door = door;
    }

    /// Adds an activity, or gives the one of its name.
    synchronized Activity create(String name, Tags tags) {
        String arn = door.place().activity(name);
        return byArn.computeIfAbsent(arn, _ -> new Activity(++sequence, arn, name, door.now(), tags));
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
    }

    public synchronized Optional<Tags> tags(Arn arn) {
        return Optional.ofNullable(byArn.get(arn.text())).map(Activity::tags);
    }
}
