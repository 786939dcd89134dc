package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.Tags;
import dev.lockstep.engine.store.form.Form;
import java.time.Instant;
import java.util.Map;

/// An activity as a store keeps it.
record KeptActivity(long sequence, String arn, String name, Instant created, Map<String, String> tags) {
    static final Form<KeptActivity> FORM = Form.of(KeptActivity.class);

    static KeptActivity of(Activity activity) {
        return new KeptActivity(
                activity.sequence(),
                activity.arn(),
                activity.name(),
                activity.created(),
                activity.tags().all());
    }

    Activity activity() {
        return new Activity(sequence, arn, name, created, Tags.of(tags));
    }
}
