package dev.lockstep.cli.deploy;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.folder.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Another program, run for a person: what it says goes to them and into the log; Ctrl-C ends it too.
///
/// @param name by which it is spoken of
record Program(String name, List<String> command, Path folder, Map<String, String> variables) {
    Program {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /// Runs it to its end.
    int run(Surroundings surroundings, RunLog log) throws InterruptedException {
        return run(surroundings, surroundings.out(), log, _ -> {});
    }

    /// The same; each line is heard besides.
    int run(Surroundings surroundings, RunLog log, Consumer<String> lines) throws InterruptedException {
        return run(surroundings, surroundings.out(), log, lines);
    }

    /// The same, with all it says as talk: what it prints is not what the person asked for.
    int runAsTalk(Surroundings surroundings, RunLog log) throws InterruptedException {
        return run(surroundings, surroundings.err(), log, _ -> {});
    }

    /// Runs it on the person's own terminal, where it can ask.
    int runOnTerminal(Surroundings surroundings) throws InterruptedException {
        var process = start(builder().inheritIO());
        try (var _ = surroundings.interrupts().whenInterrupted(process::destroy)) {
            return process.waitFor();
        }
    }

    private int run(Surroundings surroundings, PrintStream out, RunLog log, Consumer<String> lines)
            throws InterruptedException {
        var process = start(builder()
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())));
        try (var _ = surroundings.interrupts().whenInterrupted(process::destroy)) {
            var talk = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), surroundings.err(), log, lines));
            copy(process.getInputStream(), out, log, lines);
            talk.join();
            return process.waitFor();
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(variables);
        return builder;
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException trouble) {
            throw Refusal.environment("cannot start " + name + ": " + Trouble.reason(trouble))
                    .because(trouble);
        }
    }

    private void copy(InputStream from, PrintStream to, RunLog log, Consumer<String> heard) {
        try (var lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                to.println(line);
                log.foreign(name, line);
                heard.accept(line);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
