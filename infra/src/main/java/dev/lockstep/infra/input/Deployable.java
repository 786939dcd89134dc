package dev.lockstep.infra.input;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Notification;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A pipeline that passed its checks, with the text that is committed beside it.
public record Deployable(Pipeline pipeline, StateMachineText stateMachine) {

    public String name() {
        return pipeline.name();
    }

    public List<Trigger.S3> s3Triggers() {
        return pipeline.triggers().stream()
                .filter(trigger -> trigger instanceof Trigger.S3)
                .map(trigger -> (Trigger.S3) trigger)
                .toList();
    }

    /// Whether its starters have to know something together: how many runs there are, or which event of an object is
    /// the latest.
    public boolean isRemembered() {
        return pipeline.concurrency().isPresent() || s3Triggers().stream().anyMatch(Trigger.S3::latest);
    }

    /// Logical names of the buckets the pipeline names, whoever does.
    public Stream<String> buckets() {
        return Stream.concat(
                s3Triggers().stream().map(Trigger.S3::bucket),
                Stream.concat(data(), pipeline.triggers().stream().flatMap(trigger -> trigger.data().stream()))
                        .filter(place -> place instanceof DataPlace.Bucket)
                        .map(place -> ((DataPlace.Bucket) place).name()));
    }

    /// The tables the pipeline writes, each with the attribute its items are found by: the `key` beside it,
    /// else `id`. One that is only read belongs to who writes it.
    public Stream<Table> tables() {
        return withs().flatMap(with -> DataPlace.namedBy(with).stream()
                .filter(place -> place instanceof DataPlace.Table table && table.access() == DataPlace.Access.WRITE)
                .map(place -> new Table(
                        ((DataPlace.Table) place).name(),
                        with.entries().get("key") instanceof Value.Text key ? key.text() : "id")));
    }

    /// Topics of those who are asked or told something, by whatever part of the pipeline.
    public Stream<String> topics() {
        return Stream.concat(
                pipeline.notifications().stream().map(Notification::topic),
                data().filter(place -> place instanceof DataPlace.Topic)
                        .map(place -> ((DataPlace.Topic) place).name()));
    }

    /// Topics, queues and buses that stages send to.
    public Stream<String> outlets() {
        return data().flatMap(place -> switch (place) {
            case DataPlace.Topic topic -> Stream.of(topic.name());
            case DataPlace.Queue queue -> Stream.of(queue.name());
            case DataPlace.Bus bus -> Stream.of(bus.name());
            case DataPlace.Bucket _, DataPlace.Table _ -> Stream.of();
        });
    }

    /// Whether it asks people.
    public boolean asks() {
        return !works(Work.Approval.class).isEmpty();
    }

    private Stream<DataPlace> data() {
        var stages = pipeline.stages().stream().flatMap(stage -> stage.data().stream());
        return Stream.concat(withs().flatMap(with -> DataPlace.namedBy(with).stream()), stages);
    }

    private Stream<Value.Fields> withs() {
        return pipeline.functions().stream().map(LambdaFunction::with);
    }

    /// The classes that have to be in the jar of handlers, and where each is asked for.
    public SequencedMap<String, Place> handlers() {
        var handlers = new LinkedHashMap<String, Place>();
        for (var function : pipeline.functions()) {
            handlers.putIfAbsent(
                    function.handler().className(), function.handler().place());
        }
        pipeline.triggers().stream()
                .filter(Trigger::isAutomatic)
                .findFirst()
                .ifPresent(trigger -> handlers.putIfAbsent(KitHandlers.STARTER, trigger.place()));
        works(Work.Approval.class)
                .values()
                .forEach(approval -> handlers.putIfAbsent(KitHandlers.ANSWERS, approval.place()));
        handlers.putIfAbsent(KitHandlers.ENDED, pipeline.place());
        return handlers;
    }

    /// Stages that start another pipeline, and those that ask people.
    public <W extends Work> Map<String, W> works(Class<W> kind) {
        var works = new LinkedHashMap<String, W>();
        for (var stage : pipeline.stages()) {
            if (kind.isInstance(stage.work())) {
                works.put(stage.name(), kind.cast(stage.work()));
            }
        }
        return works;
    }

    public record Table(String name, String key) {}
}
