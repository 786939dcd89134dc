package dev.lockstep.engine.step;

import dev.lockstep.engine.definition.Definition;
import dev.lockstep.engine.definition.ItemProcessor;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.query.InvalidQuery;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.run.Step;
import dev.lockstep.engine.step.distributed.DistributedMapStep;
import dev.lockstep.engine.task.TaskResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes steps of states, once: expressions are parsed and resources resolved here and never again.
public final class Planner {
    private final Problems problems;

    public Planner(Problems problems) {
        this.problems = problems;
    }

    /// The plan; it can be run only when no problem was found.
    public Plan plan(Definition definition) {
        return new Plan(group(definition.states()), definition.timeout());
    }

    private Plan.Group group(StateGroup group) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (State state : group.states().values()) {
            try {
                step(state).ifPresent(step -> steps.put(state.name(), step));
            } catch (InvalidQuery e) {
                problems.schema(e.words(), e.pointer());
            }
        }
        return new Plan.Group(group.startAt(), steps);
    }

    private Optional<Step> step(State state) {
        return switch (state) {
            case State.Pass pass -> Optional.of(PassStep.of(pass));
            case State.Task task -> task(task);
            case State.Choice choice -> Optional.of(ChoiceStep.of(choice));
            case State.Wait wait -> Optional.of(WaitStep.of(wait));
            case State.Succeed succeed -> Optional.of(SucceedStep.of(succeed));
            case State.Fail fail -> Optional.of(FailStep.of(fail));
            case State.Parallel parallel -> Optional.of(parallel(parallel));
            case State.Map map -> map(map);
        };
    }

    private Optional<Step> task(State.Task task) {
        Optional<TaskResource> resource = TaskResource.parse(task.resource());
        if (resource.isEmpty()) {
            problems.schema(
                    "The resource provided " + task.resource()
                            + " is not recognized. The value is not a valid resource ARN, or the resource is not"
                            + " available in this region.",
                    task.header().pointer() + "/Resource");
        }
        return resource.map(known -> TaskStep.of(task, known));
    }

    private Step parallel(State.Parallel parallel) {
        List<Plan.Group> branches = new ArrayList<>();
        parallel.branches().forEach(branch -> branches.add(group(branch)));
        return ParallelStep.of(parallel, branches);
    }

    private Optional<Step> map(State.Map map) {
        Plan.Group processor = group(map.processor().states());
        return switch (map.processor().mode()) {
            case ItemProcessor.Mode.Inline _ -> {
                refuse(map, map.input().itemReader().isPresent(), "ItemReader");
                refuse(map, map.input().itemBatcher().isPresent(), "ItemBatcher");
                refuse(map, map.resultWriter().isPresent(), "ResultWriter");
                yield Optional.of(MapStep.of(map, processor));
            }
            case ItemProcessor.Mode.Distributed distributed ->
                Optional.of(DistributedMapStep.of(map, distributed, processor));
        };
    }

    private void refuse(State.Map map, boolean present, String field) {
        if (present) {
            problems.schema(
                    "The field '" + field + "' is only for a Map in DISTRIBUTED mode",
                    map.header().pointer() + "/" + field);
        }
    }
}
