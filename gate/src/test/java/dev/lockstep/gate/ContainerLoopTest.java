package dev.lockstep.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// The page about LocalStack, run as it stands there against a container of the image that it names.
@EnabledIf(
        value = "dockerAndTheToolsOfThePageAreHere",
        disabledReason = "it needs a Docker engine, AWS's command line and npm")
final class ContainerLoopTest {

    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("lockstep.root")));
    private static final Pattern IMAGE = Pattern.compile("localstack/localstack:[0-9.]+");

    @Test
    void aFileThatIsPutIntoTheBucketBecomesARun() throws IOException, InterruptedException {
        try (var localStack = new LocalStackContainer(DockerImageName.parse(image()))
                // the functions are built for ARM
                .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")) {
            localStack.start();
            var loop = new ProcessBuilder(ROOT.resolve("scripts/localstack").toString())
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true);
            loop.environment()
                    .put("LOCALSTACK_ENDPOINT", localStack.getEndpoint().toString());
            var process = loop.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
    }

    private static String image() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/how-to/localstack.md"));
        return IMAGE.matcher(page)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page names no image of LocalStack"))
                .group();
    }

    static boolean dockerAndTheToolsOfThePageAreHere() {
        return List.of("aws", "npm").stream().allMatch(ContainerLoopTest::isOnThePath)
                && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean isOnThePath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
