package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.dataset.ObjectStore;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// Objects that are looked for when somebody wants one, and not before.
record LateObjects(Supplier<ObjectStore> objects) implements ObjectStore {
    @Override
    public InputStream get(Place place) {
        return found().get(place);
    }

    @Override
    public Listing list(String bucket, String prefix, Optional<String> continuation) {
        return found().list(bucket, prefix, continuation);
    }

    @Override
    public void put(String bucket, String key, byte[] content) {
        found().put(bucket, key, content);
    }

    private ObjectStore found() {
        try {
            return objects.get();
        } catch (Unavailable missing) {
            throw new Refused(missing.why());
        }
    }
}
