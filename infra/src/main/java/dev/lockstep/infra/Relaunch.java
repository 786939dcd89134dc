package dev.lockstep.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the app once more where the variables that CDK's engine reads are not set: they cannot be set from within.
///
/// CDK_VALIDATION: a check of each template against the resource schemas that takes ten seconds and a gigabyte; set it
/// to `true` to have it. The others keep a banner about the version of node off the screen.
final class Relaunch {

    private static final Map<String, String> WANTED = Map.of(
            "CDK_VALIDATION", "false",
            "JSII_DEPRECATED", "quiet",
            "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20,22,24",
            "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION", "1",
            "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");

    private Relaunch() {}

    static boolean needed(Map<String, String> variables) {
        return !variables.containsKey("CDK_VALIDATION");
    }

    static int run(Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // a short run: compiled little, collected simply
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).inheritIO();
        WANTED.forEach((name, value) -> process.environment().putIfAbsent(name, value));
        try {
            return process.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
