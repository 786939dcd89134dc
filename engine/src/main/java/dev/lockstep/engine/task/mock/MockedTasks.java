package dev.lockstep.engine.task.mock;

import dev.lockstep.engine.task.Integrations;
import dev.lockstep.engine.task.TaskResource;
import java.util.HashMap;
import java.util.Map;

/// The tasks of one execution, of which a test case mocks some. Every invocation of a state is counted, whether it is a
/// retry, the next item of a Map, or the next time round a loop.
///
/// An execution asks in its turns only, so whoever takes the same turns again counts the same.
public final class MockedTasks implements Integrations {
    private final TestCase testCase;
    private final Integrations real;
    private final Map<String, Integer> invocations = new HashMap<>();

    public MockedTasks(TestCase testCase, Integrations real) {
        this.testCase = testCase;
        this.real = real;
    }

    @Override
    public Support of(String state, TaskResource resource) {
        MockedResponse response = testCase.states().get(state);
        if (response == null) {
            return real.of(state, resource);
        }
        int invocation = invocations.merge(state, 1, Integer::sum) - 1;
        return new Support.By(new MockedTask(response, invocation));
    }
}
