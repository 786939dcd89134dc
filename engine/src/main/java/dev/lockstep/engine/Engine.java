package dev.lockstep.engine;

import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.history.History;
import dev.lockstep.engine.maprun.Child;
import dev.lockstep.engine.maprun.Children;
import dev.lockstep.engine.maprun.MapRun;
import dev.lockstep.engine.run.Ending;
import dev.lockstep.engine.run.Input;
import dev.lockstep.engine.run.Plan;
import dev.lockstep.engine.run.Run;
import dev.lockstep.engine.run.RunRequest;
import dev.lockstep.engine.task.Callbacks;
import dev.lockstep.engine.task.Integrations;
import dev.lockstep.engine.task.ServiceCalls;
import dev.lockstep.engine.task.Surroundings;
import dev.lockstep.engine.task.catalogue.Catalogue;
import dev.lockstep.engine.task.http.HttpInvoke;
import dev.lockstep.engine.task.sdk.AwsCalls;
import dev.lockstep.engine.time.Chance;
import dev.lockstep.engine.time.RealTime;
import dev.lockstep.engine.time.Timeline;
import dev.lockstep.engine.time.VirtualTime;
import dev.lockstep.engine.turn.Beginning;
import dev.lockstep.engine.turn.Journal;
import dev.lockstep.engine.turn.Past;
import dev.lockstep.engine.value.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Runs state machines. What it may touch comes in by its builder: time, chance, functions, a listener.
public final class Engine implements AutoCloseable {
    private final Timeline timeline;
    private final Run.Surroundings surroundings;
    private final Chance chance;
    private final Optional<ExecutionListener> listener;
    private final String account;
    private final String region;
    private final Callbacks callbacks;
    private final AwsCalls aws;
    private final HttpInvoke http;
    private final Mocks mocks;

    private Engine(Builder builder) {
        this.timeline = builder.virtualFrom.<Timeline>map(VirtualTime::new).orElseGet(RealTime::new);
        this.account = builder.account;
        this.region = builder.region;
        this.listener = builder.listener;
        this.callbacks = new Callbacks();
        this.aws = new AwsCalls(builder.aws, region);
        this.http = new HttpInvoke(builder.connections.byName(), region, timeline::now);
        Integrations integrations = Catalogue.of(
                new Catalogue.Outside(builder.functions, builder.service, aws, http),
                callbacks,
                new Surroundings(region, account, builder.chance, timeline::now));
        this.chance = builder.chance;
        this.mocks = builder.mocks;
        this.surroundings = new Run.Surroundings(timeline, integrations, region, new MapRuns(builder));
    }

    public static Builder builder() {
        return new Builder();
    }

    /// What an execution is started with, where more is known than its name and input.
    public record Start(
            String name,
            String input,
            String executionArn,
            String roleArn,
            Optional<String> stateMachineVersionArn,
            Optional<String> stateMachineAliasArn,
            Optional<String> testCase) {
        /// The same, with a test case of the mocks that the engine was given.
        public Start withTestCase(String name) {
            return new Start(
                    this.name,
                    input,
                    executionArn,
                    roleArn,
                    stateMachineVersionArn,
                    stateMachineAliasArn,
                    Optional.of(name));
        }
    }

    /// Starts an execution and returns at once. The input must be JSON text.
    ///
    /// @throws IllegalArgumentException when the input is not JSON
    public Execution start(StateMachine machine, String name, String input) {
        return start(machine, usual(machine, name, input));
    }

    /// Starts an execution whose tasks are mocked as a test case of the engine's mocks says, and returns at once.
    ///
    /// @throws IllegalArgumentException when there is no such test case for the machine, or the input is not JSON
    public Execution start(StateMachine machine, String name, String input, String testCase) {
        mocks.trouble(machine, testCase).ifPresent(trouble -> {
            throw new IllegalArgumentException(trouble);
        });
        return start(machine, usual(machine, name, input).withTestCase(testCase));
    }

    private Start usual(StateMachine machine, String name, String input) {
        return new Start(
                name,
                input,
                "arn:aws:states:" + region + ":" + account + ":execution:" + machine.name() + ":" + name,
                "arn:aws:iam::" + account + ":role/" + machine.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Starts an execution under an ARN and with a role of the caller's choice, and returns at once.
    ///
    /// @throws IllegalArgumentException when the input is not JSON
    public Execution start(StateMachine machine, Start start) {
        return start(machine, start, Journal.none());
    }

    private Execution start(StateMachine machine, Start start, Journal<Input> journal) {
        Ready ready = ready(machine, start, journal, Optional.empty());
        ready.begin().run();
        return ready.execution();
    }

    /// An execution that has yet to begin, so that it can be made known before.
    ///
    /// @param begin lets it begin, and returns at once
    /// @param beginHere lets it begin on the caller's thread, where time allows it
    public record Ready(Execution execution, Runnable begin, Runnable beginHere) {}

    /// Makes an execution that is kept in a journal.
    ///
    /// @param log hears its events, in the place of the engine's own listener
    /// @throws IllegalArgumentException when the input is not JSON
    public Ready ready(StateMachine machine, Start start, Journal<Input> journal, Optional<ExecutionListener> log) {
        Beginning beginning = new Beginning(timeline.now(), chance.seedFor(start.executionArn()));
        RunningExecution execution = new RunningExecution(
                request(machine, start, beginning, journal), around(machine, start), log.or(() -> listener));
        return new Ready(execution, execution::start, execution::startHere);
    }

    /// Makes an execution that goes on where an earlier process left off, or that ended and is to be redriven.
    ///
    /// @param log hears its events from then on, in the place of the engine's own listener
    public Ready ready(
            StateMachine machine,
            Start start,
            Past<Input> past,
            Journal<Input> journal,
            Optional<ExecutionListener> log) {
        RunningExecution execution = new RunningExecution(
                request(machine, start, past.beginning(), journal), around(machine, start), log.or(() -> listener));
        Runnable goOn = () -> execution.goOn(past.inputs());
        return new Ready(execution, goOn, goOn);
    }

    private Run.Surroundings around(StateMachine machine, Start start) {
        return start.testCase()
                .map(testCase -> mocks.over(surroundings.integrations(), machine.name(), testCase))
                .map(tasks -> new Run.Surroundings(timeline, tasks, region, surroundings.mapRuns()))
                .orElse(surroundings);
    }

    /// The events of an execution that ended, told once more from what came to it. Nothing is done outside.
    public List<HistoryEvent> retell(StateMachine machine, Start start, Past<Input> past) {
        History history = new History(Optional.empty());
        RunRequest request = request(machine, start, past.beginning(), Journal.none());
        new Run(request, around(machine, start), history, new Ending()).retell(past.inputs());
        return history.events();
    }

    /// Runs the children of distributed Maps, and hands them to whoever keeps them.
    private final class MapRuns implements Plan.MapRuns {
        private final ObjectStore objects;
        private final Optional<Children> keeper;

        MapRuns(Builder builder) {
            this.objects = builder.objects.orElseGet(aws::objects);
            this.keeper = builder.children;
        }

        @Override
        public ObjectStore objects() {
            return objects;
        }

        @Override
        public void opened(MapRun run) {
            keeper.ifPresent(children -> children.opened(run));
        }

        @Override
        public Execution start(MapRun run, Child child, Plan plan, Start parent) {
            StateMachine machine = StateMachine.of(run.identity().stateMachineName(), plan);
            return keeper.map(children -> children.start(run, child, machine))
                    .or(child::execution)
                    .orElseGet(() -> start(child, machine, parent));
        }

        private Execution start(Child child, StateMachine machine, Start parent) {
            Start start = new Start(
                    child.name(),
                    child.input(),
                    child.arn(),
                    parent.roleArn(),
                    Optional.empty(),
                    Optional.empty(),
                    parent.testCase());
            Ready ready = ready(machine, start, Journal.none(), Optional.empty());
            child.runs(ready.execution());
            ready.begin().run();
            return ready.execution();
        }

        @Override
        public CompletionStage<Optional<Execution>> redrive(Child child) {
            return keeper.map(children -> children.redrive(child))
                    .orElseGet(() ->
                            CompletableFuture.completedStage(child.execution().filter(Execution::redrive)));
        }

        @Override
        public void stop(Child child) {
            keeper.ifPresentOrElse(
                    children -> children.stop(child),
                    () -> child.execution().ifPresent(running -> running.stop(Optional.empty(), Optional.empty())));
        }
    }

    private RunRequest request(StateMachine machine, Start start, Beginning beginning, Journal<Input> journal) {
        return new RunRequest(
                machine.plan(),
                "arn:aws:states:" + region + ":" + account + ":stateMachine:" + machine.name(),
                machine.name(),
                start,
                Json.parse(start.input()),
                beginning,
                journal);
    }

    /// CloudWatch Logs where an endpoint stands for it among the services of AWS that tasks call, and otherwise what is
    /// given.
    public LogGroups logGroups(LogGroups otherwise) {
        return aws.logGroups(otherwise);
    }

    /// The tasks that wait for somebody outside.
    public Callbacks callbacks() {
        return callbacks;
    }

    /// The test cases that executions can be started with.
    public Mocks mocks() {
        return mocks;
    }

    /// Answers a task that waits for its token, as `SendTaskSuccess` and `SendTaskFailure` do. False when no task waits
    /// for it.
    ///
    /// @throws IllegalArgumentException when the answer is that a task goes on running
    public boolean answer(String token, Outcome answer) {
        return callbacks.answer(token, answer);
    }

    /// The engine's time, virtual or real.
    public Instant now() {
        return timeline.now();
    }

    /// Ends the engine's threads; executions that run stay unfinished.
    @Override
    public void close() {
        timeline.close();
        aws.close();
        http.close();
    }

    /// Collects what an engine needs. Without further settings it runs in real time and knows no functions.
    public static final class Builder {
        private Optional<Instant> virtualFrom = Optional.empty();
        private Chance chance = Chance.unseeded();
        private Optional<ServiceCalls> service = Optional.empty();
        private Optional<NestedMachines> nested = Optional.empty();
        private AwsServices aws = AwsServices.none();
        private Connections connections = Connections.none();
        private Mocks mocks = Mocks.none();
        private String account = "000000000000";
        private String region = "eu-central-1";
        private Optional<ObjectStore> objects = Optional.empty();
        private Optional<Children> children = Optional.empty();
        private Optional<ExecutionListener> listener = Optional.empty();
        private FunctionInvoker functions =
                (arn, _) -> CompletableFuture.completedStage(new FunctionInvoker.Invocation.Refused(
                        404, "ResourceNotFoundException", "Function not found: " + arn, "none"));

        private Builder() {}

        /// Time starts at the given moment, and jumps to the next due one when nothing else can happen.
        public Builder virtualTime(Instant from) {
            virtualFrom = Optional.of(from);
            return this;
        }

        public Builder realTime() {
            virtualFrom = Optional.empty();
            return this;
        }

        /// Makes jitter, identifiers and random values repeat from run to run.
        public Builder seed(long seed) {
            chance = Chance.seeded(seed);
            return this;
        }

        public Builder functions(FunctionInvoker functions) {
            this.functions = functions;
            return this;
        }

        /// The Step Functions service around the engine, which tasks can call.
        public Builder service(ServiceCalls service) {
            this.service = Optional.of(service);
            return this;
        }

        /// State machines that tasks can start where no service is around the engine.
        ///
        /// @param run what the names of their executions begin with
        public Builder nested(String run, List<StateMachine> machines) {
            NestedMachines made = new NestedMachines(run, machines);
            this.nested = Optional.of(made);
            this.service = Optional.of(made);
            return this;
        }

        /// Where distributed Maps read their items and write their results; the S3 among the services of AWS, when
        /// nothing else is given.
        public Builder objects(ObjectStore objects) {
            this.objects = Optional.of(objects);
            return this;
        }

        /// Keeps the children of distributed Maps.
        public Builder children(Children keeper) {
            this.children = Optional.of(keeper);
            return this;
        }

        /// Where the services of AWS are that tasks call by the AWS SDK. Without them such tasks fail.
        public Builder aws(AwsServices aws) {
            this.aws = aws;
            return this;
        }

        /// By which connections HTTP tasks call APIs. Without them such tasks fail.
        public Builder connections(Connections connections) {
            this.connections = connections;
            return this;
        }

        /// The test cases that executions can be started with.
        public Builder mocks(Mocks mocks) {
            this.mocks = mocks;
            return this;
        }

        public Builder listener(ExecutionListener listener) {
            this.listener = Optional.of(listener);
            return this;
        }

        public Builder account(String account) {
            this.account = account;
            return this;
        }

        public Builder region(String region) {
            this.region = region;
            return this;
        }

        public Engine build() {
            Engine engine = new Engine(this);
            nested.ifPresent(machines -> machines.runOn(engine));
            return engine;
        }
    }
}
