package dev.lockstep.engine;

import dev.lockstep.engine.check.TaskStates;
import dev.lockstep.engine.parse.MocksParser;
import dev.lockstep.engine.parse.Problems;
import dev.lockstep.engine.task.Integrations;
import dev.lockstep.engine.task.Integrations.Support;
import dev.lockstep.engine.task.mock.MockedTasks;
import dev.lockstep.engine.task.mock.TestCase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Test cases with mocked integrations, in the file format of Step Functions Local. An execution that is started with
/// one of its machine's test cases is given the answers of the file where it would call a service; states that the
/// test case does not name call it nevertheless.
public final class Mocks {
    private static final Mocks NONE = new Mocks(Map.of());

    private final Map<String, Map<String, TestCase>> machines;

    private Mocks(Map<String, Map<String, TestCase>> machines) {
        this.machines = machines;
    }

    public static Mocks none() {
        return NONE;
    }

    /// Reads a mock configuration (`MockConfigFile.json`).
    ///
    /// @throws InvalidDefinition with all that is wrong about it
    public static Mocks parse(String text) {
        Problems problems = new Problems();
        Map<String, Map<String, TestCase>> machines = new MocksParser(problems).parse(text);
        if (!problems.none()) {
            throw new InvalidDefinition(problems.found());
        }
        return new Mocks(machines);
    }

    private Optional<TestCase> find(String machine, String testCase) {
        return Optional.ofNullable(machines.getOrDefault(machine, Map.of()).get(testCase));
    }

    /// Why a machine cannot run a test case, in a sentence; nothing when it can.
    public Optional<String> trouble(StateMachine machine, String testCase) {
        Optional<TestCase> found = find(machine.name(), testCase);
        if (found.isEmpty()) {
            return Optional.of(missing(machine.name(), testCase));
        }
        Set<String> tasks = TaskStates.of(machine.definition());
        return found.get().states().keySet().stream()
                .filter(state -> !tasks.contains(state))
                .findFirst()
                .map(state -> "The test case '" + testCase + "' mocks '" + state + "', but the state machine '"
                        + machine.name() + "' has no Task of that name");
    }

    private String missing(String machine, String testCase) {
        return "There is no test case '" + testCase + "' for the state machine '" + machine + "' in the mocks"
                + (machines.isEmpty() ? ", because there are none" : "");
    }

    /// The tasks of an execution that runs a test case; each execution needs its own.
    ///
    /// @param machine the children of distributed Maps belong to that of their parent
    Integrations over(Integrations real, String machine, String testCase) {
        String name = machine.split("/", 2)[0];
        return find(name, testCase)
                .<Integrations>map(found -> new MockedTasks(found, real))
                .orElseGet(() -> (_, _) -> new Support.Missing(missing(name, testCase)));
    }
}
