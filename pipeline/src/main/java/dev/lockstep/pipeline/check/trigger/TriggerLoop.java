package dev.lockstep.pipeline.check.trigger;

import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Check;
import dev.lockstep.pipeline.problem.Problems;

/// A pipeline must not write where its own trigger listens: it would start itself for ever.
public final class TriggerLoop implements Check {

    @Override
    public void look(Pipeline pipeline, Problems problems) {
        for (var stage : pipeline.stages()) {
            for (var place : stage.data()) {
                if (place instanceof DataPlace.Bucket bucket && bucket.access() == DataPlace.Access.WRITE) {
                    pipeline.triggers().stream()
                            .filter(trigger -> trigger instanceof Trigger.S3 s3 && listens(s3, bucket))
                            .forEach(trigger -> problems.add(
                                    stage.place(),
                                    "trigger.loop",
                                    "stage '" + stage.name() + "' writes to " + bucket.name() + "/" + bucket.prefix()
                                            + ", where trigger '" + trigger.id()
                                            + "' starts this pipeline: it would start itself again and again"));
                }
            }
        }
    }

    static boolean listens(Trigger.S3 trigger, DataPlace.Bucket bucket) {
        return trigger.bucket().equals(bucket.name())
                && (trigger.prefix().startsWith(bucket.prefix())
                        || bucket.prefix().startsWith(trigger.prefix()));
    }
}
