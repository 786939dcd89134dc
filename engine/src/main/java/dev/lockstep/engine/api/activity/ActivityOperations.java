package dev.lockstep.engine.api.activity;

import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Names;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Page;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.api.wire.Tags;
import java.util.List;
import java.util.Map;

/// Creating, describing, listing and deleting activities.
public final class ActivityOperations {
    private final Activities activities;

    public ActivityOperations(Activities activities) {
        this.activities = activities;
    }

    public List<Operation<?>> all() {
        return List.of(
                new Operation<>("CreateActivity", Create::of, this::create),
                new Operation<>("DescribeActivity", fields -> activityArn(fields), this::describe),
                new Operation<>("ListActivities", Page::of, this::list),
                new Operation<>("DeleteActivity", fields -> activityArn(fields), this::delete));
    }

    static Arn activityArn(Fields fields) {
        String arn = fields.required("activityArn", 1, 256);
        fields.check();
        return Arn.activity(arn);
    }

    private record Create(String name, Tags tags) {
        static Create of(Fields fields) {
            return new Create(fields.required("name"), Tags.of(fields));
        }
    }

    private Reply create(Create request) {
        Activity activity = activities.create(Names.valid(request.name()), request.tags());
        return Reply.empty().with("activityArn", activity.arn()).date("creationDate", activity.created());
    }

    private Reply describe(Arn arn) {
        return shape(activities.get(arn)).with("encryptionConfiguration", Map.of("type", "AWS_OWNED_KEY"));
    }

    private Reply list(Page page) {
        Page.Part<Activity> part = page.of(activities.all().stream(), Activity::sequence);
        return Reply.empty()
                .with(
                        "activities",
                        part.items().stream()
                                .map(activity -> shape(activity).members())
                                .toList())
                .with("nextToken", part.nextToken());
    }

    private static Reply shape(Activity activity) {
        return Reply.empty()
                .with("activityArn", activity.arn())
                .with("name", activity.name())
                .date("creationDate", activity.created());
    }

    /// Deleting what is not there is no failure, as AWS has it.
    private Reply delete(Arn arn) {
        activities.delete(arn);
        return Reply.empty();
    }
}
