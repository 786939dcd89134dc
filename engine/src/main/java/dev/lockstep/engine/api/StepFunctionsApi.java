package dev.lockstep.engine.api;

import dev.lockstep.engine.api.activity.Activities;
import dev.lockstep.engine.api.activity.ActivityOperations;
import dev.lockstep.engine.api.activity.TokenOperations;
import dev.lockstep.engine.api.execution.ExecutionOperations;
import dev.lockstep.engine.api.execution.Executions;
import dev.lockstep.engine.api.execution.HistoryOperations;
import dev.lockstep.engine.api.execution.Launcher;
import dev.lockstep.engine.api.execution.ListOperations;
import dev.lockstep.engine.api.execution.RedriveOperations;
import dev.lockstep.engine.api.execution.StartOperations;
import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.api.log.Logs;
import dev.lockstep.engine.api.machine.AliasOperations;
import dev.lockstep.engine.api.machine.MachineOperations;
import dev.lockstep.engine.api.machine.Machines;
import dev.lockstep.engine.api.machine.ValidationOperations;
import dev.lockstep.engine.api.machine.VersionOperations;
import dev.lockstep.engine.api.maprun.MapRunOperations;
import dev.lockstep.engine.api.maprun.MapRuns;
import dev.lockstep.engine.api.trial.TestStateOperations;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Door;
import dev.lockstep.engine.api.wire.Operation;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.task.Callbacks;
import dev.lockstep.engine.task.ServiceCalls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The actions of AWS Step Functions over one engine. Safe for any thread.
public final class StepFunctionsApi {
    /// What changes nothing that would have to be safe before it is answered.
    private static final Pattern READING = Pattern.compile("Describe|List|Get|Test|Validate|StartSync");

    private final Store store;
    private final Map<String, Operation<?>> operations = new TreeMap<>();
    private final Executions executions;

    public StepFunctionsApi(Launcher launcher, Door door, Callbacks callbacks, Stores stores, Logs logs) {
        this.store = stores.standard();
        Machines machines = new Machines(door::draw, store);
        Activities activities = new Activities(door, store);
        MapRuns mapRuns = stores.mapRuns();
        this.executions = new Executions(launcher, stores, logs);
        mapRuns.runBy(executions);
        Stream.of(
                        new MachineOperations(machines, logs, door).all(),
                        new VersionOperations(machines, door).all(),
                        new AliasOperations(machines, door).all(),
                        new ValidationOperations().all(),
                        new StartOperations(machines, executions, launcher, door).all(),
                        new ExecutionOperations(executions).all(),
                        new ListOperations(machines, executions, mapRuns).all(),
                        new MapRunOperations(mapRuns, executions::running).all(),
                        new RedriveOperations(executions, store, door).all(),
                        new HistoryOperations(executions).all(),
                        new TestStateOperations(launcher, door).all(),
                        new ActivityOperations(activities).all(),
                        new TokenOperations(activities, callbacks).all(),
                        tagOperations(machines, activities).all())
                .flatMap(List::stream)
                .forEach(this::add);
    }

    private static TagOperations tagOperations(Machines machines, Activities activities) {
        return new TagOperations(
                arn -> arn.kind().equals("activity") ? activities.tags(arn) : machines.tags(arn), arn -> {
                    activities.keepTags(arn);
                    machines.keepTags(arn);
                });
    }

    /// Goes on with the executions that an earlier process has left unfinished.
    public void goOn() {
        executions.goOn();
    }

    private void add(Operation<?> operation) {
        if (operations.putIfAbsent(operation.name(), operation) != null) {
            throw new IllegalArgumentException("Two operations are named " + operation.name());
        }
    }

    /// The service as the tasks of its own executions call it.
    public ServiceCalls forTasks() {
        return new CallsFromTasks(this, executions);
    }

    /// The names of the actions it answers.
    public Set<String> actions() {
        return operations.keySet();
    }

    /// Answers an action.
    ///
    /// @throws ApiFailure under AWS's name when the action refuses, or is unknown
    public Map<String, Object> handle(String action, Map<?, ?> request) {
        Operation<?> operation = operations.get(action);
        if (operation != null) {
            Map<String, Object> reply = operation.handle(request);
            if (!READING.matcher(action).lookingAt()) {
                store.awaitSafe();
            }
            return reply;
        }
        throw new ApiFailure("UnknownOperationException", "There is no action '" + action + "'");
    }
}
