package dev.lockstep.infra;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What one run of the app ended with and said.
record Launch(int exitCode, String out, String talk) {

    static Launch of(Path here, String... arguments) {
        return of(here, System.getenv(), arguments);
    }

    static Launch of(Path here, Map<String, String> variables, String... arguments) {
        var out = new ByteArrayOutputStream();
        var talk = new ByteArrayOutputStream();
        var exitCode = Main.run(
                List.of(arguments),
                variables,
                here,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(talk, true, StandardCharsets.UTF_8));
        return new Launch(exitCode, out.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
    }
}
