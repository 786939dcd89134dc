package dev.lockstep.engine.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The server in a process of its own, which is killed and started again.
final class Victim implements AutoCloseable {
    private final List<String> command;
    private final Path log;
    private final Service service;
    private Process process;

    Victim(int port, String lambda, Path folder, Service service) throws IOException {
        this.command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lockstep.engine.http.CorpusServer",
                Integer.toString(port),
                lambda,
                folder.resolve("store").toString());
        this.log = folder.resolve("server.log");
        this.service = service;
        this.process = start();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    void awaitReady() {
        service.call("ListStateMachines", Map.of());
    }

    /// `kill -9`, then another one.
    void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
        awaitReady();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
