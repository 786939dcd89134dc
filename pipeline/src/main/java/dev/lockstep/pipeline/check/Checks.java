package dev.lockstep.pipeline.check;

import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.check.reference.Fields;
import dev.lockstep.pipeline.check.reference.Functions;
import dev.lockstep.pipeline.check.reference.OptionalParameters;
import dev.lockstep.pipeline.check.reference.ParameterUse;
import dev.lockstep.pipeline.check.reference.Placeholders;
import dev.lockstep.pipeline.check.reference.Shadowing;
import dev.lockstep.pipeline.check.reference.SkippedResults;
import dev.lockstep.pipeline.check.reference.Variables;
import dev.lockstep.pipeline.check.reference.Writing;
import dev.lockstep.pipeline.check.trigger.BucketNames;
import dev.lockstep.pipeline.check.trigger.ScheduleTiming;
import dev.lockstep.pipeline.check.trigger.TriggerIds;
import dev.lockstep.pipeline.check.trigger.TriggerLoop;
import dev.lockstep.pipeline.check.trigger.TriggerOverlap;
import dev.lockstep.pipeline.check.trigger.TriggerParameters;
import dev.lockstep.pipeline.check.work.Caching;
import dev.lockstep.pipeline.check.work.Compensations;
import dev.lockstep.pipeline.check.work.Express;
import dev.lockstep.pipeline.check.work.Matrices;
import dev.lockstep.pipeline.check.work.Outcomes;
import dev.lockstep.pipeline.check.work.Tokens;
import dev.lockstep.pipeline.problem.Problems;
import java.util.List;

/// All checks there are.
public final class Checks {

    private static final List<Check> ALL = List.of(
            new PipelineName(),
            new Tags(),
            new ParameterNames(),
            new ParameterValues(),
            new TriggerIds(),
            new TriggerParameters(),
            new TriggerOverlap(),
            new TriggerLoop(),
            new ScheduleTiming(),
            new BucketNames(),
            new ModeStages(),
            new StageNames(),
            new NeedsKnown(),
            new NeedsCycle(),
            new RetryTimes(),
            new RetryErrors(),
            new Timeouts(),
            new RetryTotals(),
            new Estimates(),
            new Tokens(),
            new Outcomes(),
            new Matrices(),
            new Compensations(),
            new Express(),
            new Caching(),
            new Writing(),
            new Placeholders(),
            new Functions(),
            new Variables(),
            new Fields(),
            new OptionalParameters(),
            new ParameterUse(),
            new SkippedResults(),
            new Shadowing());

    private Checks() {}

    /// Looks at everything, so that an author sees all problems at once.
    public static void all(Pipeline pipeline, Problems problems) {
        ALL.forEach(check -> check.look(pipeline, problems));
    }

    /// What can only be seen of the state machine made.
    public static void text(Pipeline pipeline, StateMachineText made, Problems problems) {
        DefinitionSize.look(pipeline, made, problems);
    }
}
