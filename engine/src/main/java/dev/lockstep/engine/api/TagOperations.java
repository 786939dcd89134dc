package dev.lockstep.engine.api;

import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Arn;
import dev.lockstep.engine.api.wire.Fields;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.api.wire.Tags;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Tags of state machines and activities.
final class TagOperations {
    private final Function<Arn, Optional<Tags>> resources;
    private final Consumer<Arn> keep;

    TagOperations(Function<Arn, Optional<Tags>> resources, Consumer<Arn> keep) {
        this.resources = resources;
        this.keep = keep;
    }

    List<Operation<?>> all() {
        return List.of(
                new Operation<>("TagResource", Tagging::of, this::tag),
                new Operation<>("UntagResource", Untagging::of, this::untag),
                new Operation<>("ListTagsForResource", fields -> resourceArn(fields), this::list));
    }

    private static Arn resourceArn(Fields fields) {
        String arn = fields.required("resourceArn", 1, 256);
        fields.check();
        return Arn.parse(arn, Set.of("stateMachine", "activity"));
    }

    private Tags tags(Arn arn) {
        return resources.apply(arn).orElseThrow(() -> ApiFailure.noResource(arn.text()));
    }

    private record Tagging(Arn arn, Tags tags) {
        static Tagging of(Fields fields) {
            Tags tags = Tags.of(fields);
            return new Tagging(resourceArn(fields), tags);
        }
    }

    private Reply tag(Tagging request) {
        tags(request.arn()).set(request.arn().text(), request.tags());
        keep.accept(request.arn());
        return Reply.empty();
    }

    private record Untagging(Arn arn, List<?> keys) {
        static Untagging of(Fields fields) {
            return new Untagging(
                    resourceArn(fields),
                    fields.list("tagKeys").<List<?>>map(keys -> keys).orElse(List.of()));
        }
    }

    private Reply untag(Untagging request) {
        tags(request.arn()).remove(request.keys());
        keep.accept(request.arn());
        return Reply.empty();
    }

    private Reply list(Arn arn) {
        return Reply.empty().with("tags", tags(arn).toList());
    }
}
