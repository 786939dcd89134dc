package dev.lockstep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// The templates of an environment, synthesized once for all tests.
record Templates(String environment, Path root, Path folder, String said) {

    private static final Map<String, Templates> MADE = new ConcurrentHashMap<>();

    /// Of `orders` alone.
    static Templates of(String environment) {
        return MADE.computeIfAbsent(environment, _ -> make(environment, SampleProject::in));
    }

    /// Of all samples.
    static Templates whole(String environment) {
        return MADE.computeIfAbsent("whole " + environment, _ -> make(environment, SampleProject::whole));
    }

    private static Templates make(String environment, Function<Path, SampleProject> sample) {
        try {
            var root = Files.createDirectories(Path.of("target", "synth-" + environment));
            var project =
                    sample.apply(Files.createTempDirectory(root, "project").toAbsolutePath());
            var folder = project.root().resolve("cdk.out").resolve(environment);
            var launch = project.launch("synth", environment, "--out", folder.toString());
            if (launch.exitCode() != 0) {
                throw new AssertionError(launch.talk());
            }
            return new Templates(environment, project.root(), folder, launch.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String stack) {
        return read(folder.resolve("lockstep-" + environment + "-" + stack + ".template.json"));
    }

    JsonNode template(String stack) {
        return json(text(stack));
    }

    JsonNode manifest() {
        return json(read(folder.resolve("manifest.json")));
    }

    /// The resources of one type, in the order of the template.
    List<JsonNode> resources(String stack, String type) {
        return StreamSupport.stream(template(stack).get("Resources").spliterator(), false)
                .filter(resource -> resource.get("Type").asText().equals(type))
                .toList();
    }

    /// A resource by its logical name, as a `Ref` names it.
    JsonNode resource(String stack, String logicalName) {
        return template(stack).get("Resources").get(logicalName);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
