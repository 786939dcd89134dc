package dev.lockstep.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.task.Integrations.Support;
import dev.lockstep.engine.task.TaskResource.CallPattern;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    private final Integration nobody = (_, answers) -> answers.succeed("done");
    private final Registry registry = new Registry(new Callbacks());

    @Test
    void nobodyIsRegisteredTwice() {
        registry.action("glue", "startJobRun", nobody).family("batch", _ -> new Support.By(nobody));
        assertEquals(
                "There are two integrations for glue:startJobRun",
                assertThrows(IllegalStateException.class, () -> registry.action("glue", "startJobRun", nobody))
                        .getMessage());
        assertEquals(
                "There are two integrations for batch",
                assertThrows(IllegalStateException.class, () -> registry.family("batch", _ -> new Support.By(nobody)))
                        .getMessage());
    }

    @Test
    void anActionIsAlsoCalledBackByToken() {
        registry.action("glue", "startJobRun", nobody);
        assertInstanceOf(Support.By.class, find("glue", "startJobRun", CallPattern.REQUEST_RESPONSE));
        assertInstanceOf(Support.By.class, find("glue", "startJobRun", CallPattern.WAIT_FOR_TASK_TOKEN));
    }

    @Test
    void whatIsMissingIsSaidByName() {
        registry.action("glue", "startJobRun", nobody).family("aws-sdk", _ -> new Support.By(nobody));
        assertEquals(
                new Support.Missing(
                        "glue:startJobRun is not called with '.sync'; it is called with ''," + " '.waitForTaskToken'"),
                find("glue", "startJobRun", CallPattern.SYNC));
        assertEquals(
                new Support.Missing("There is no integration for ecs:runTask; there is glue:startJobRun"),
                find("ecs", "runTask", CallPattern.REQUEST_RESPONSE));
        assertEquals(
                new Support.Missing("aws-sdk:ecs:runTask is not called with '.sync'"),
                find("aws-sdk:ecs", "runTask", CallPattern.SYNC));
    }

    private Support find(String service, String action, CallPattern pattern) {
        return registry.of("State", new TaskResource.ServiceAction(service, action, pattern));
    }
}
