package dev.lockstep.functions.build;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.bundle.Bundles;
import dev.lockstep.functions.bundle.SourceFile;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder a tool works in, for as long as the stage runs.
final class Workshop implements Closeable {
    private static final int USUAL_SECONDS = 120;
    private static final int SHOWN_LINES = 12;
    private static final Duration NEEDED_AFTER = Duration.ofSeconds(5);

    private final StageContext context;
    private final @Nullable Tool tool;
    private final Optional<Path> program;
    private final @Nullable Path folder;
    private final List<String> paths = new ArrayList<>();

    private Workshop(StageContext context, @Nullable Tool tool, Optional<Path> program, @Nullable Path folder) {
        this.context = context;
        this.tool = tool;
        this.program = program;
        this.folder = folder;
    }

    static Workshop of(Optional<Tool> tool, StageContext context) throws IOException {
        if (tool.isEmpty()) {
            return new Workshop(context, null, Optional.empty(), null);
        }
        String wanted = tool.get().command().getFirst();
        Optional<Path> program = find(wanted, context);
        if (program.isEmpty() && tool.get().required().orElse(false)) {
            throw new InvalidInput("this environment has no program '" + wanted + "', which the build requires");
        }
        Path folder = program.isPresent() ? Files.createTempDirectory("build") : null;
        return new Workshop(context, tool.get(), program, folder);
    }

    /// On the path, or in the JDK that this runs on, when there is one.
    private static Optional<Path> find(String program, StageContext context) {
        if (!program.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
            throw new InvalidInput("'" + program + "' is not the name of a program; expected one like javac");
        }
        String path = context.settings().ofPlatform("lockstep.path", "PATH").orElse("");
        Stream<Path> folders = Stream.concat(
                Stream.of(path.split(File.pathSeparator, -1))
                        .filter(text -> !text.isBlank())
                        .map(Path::of),
                Stream.of(Path.of(System.getProperty("java.home"), "bin")));
        return folders.map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void add(SourceFile file) throws IOException {
        if (folder == null) {
            return;
        }
        Path target = folder.resolve(file.path()).normalize();
        if (!target.startsWith(folder)) {
            throw new InvalidInput("the file '" + file.path() + "' would leave the folder it is unpacked to");
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.write(target, file.bytes());
        paths.add(file.path());
    }

    /// Runs the tool, when there is one.
    ///
    /// @throws InvalidInput with the last lines it printed, when it fails
    ToolRun run() throws IOException {
        if (tool == null) {
            return ToolRun.not("no tool is asked for");
        }
        if (program.isEmpty() || folder == null) {
            context.log().warn("this environment has no " + tool.command().getFirst() + "; nothing was built");
            return ToolRun.not("this environment has no " + tool.command().getFirst());
        }
        Files.write(folder.resolve("files.txt"), paths);
        Duration start = context.time().stopwatch();
        int exit = call(tool, program.get(), folder);
        if (exit != 0) {
            throw new InvalidInput(tool.command().getFirst() + " ended with exit code " + exit + ": " + lastLines());
        }
        long[] made = {0};
        each(file -> made[0]++);
        double seconds = context.time().stopwatch().minus(start).toMillis() / 1000.0;
        context.log().info(tool.command().getFirst() + " built the promoted files", Map.of("files", made[0]));
        return new ToolRun(true, Optional.empty(), made[0], seconds);
    }

    /// With nothing of this function's environment but the path: its credentials are none of the tool's business.
    private int call(Tool wanted, Path found, Path work) throws IOException {
        List<String> command = new ArrayList<>(wanted.command());
        command.set(0, found.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(work).toFile());
        String path = builder.environment().getOrDefault("PATH", "");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", work.toString());
        long seconds = Math.min(
                wanted.seconds().orElse(USUAL_SECONDS),
                context.remaining().minus(NEEDED_AFTER).toSeconds());
        Process process = builder.start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new InvalidInput(wanted.command().getFirst() + " did not end in " + seconds + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while " + wanted.command().getFirst() + " ran");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Path output(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private String lastLines() throws IOException {
        if (folder == null) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(output(folder)), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /// Shows what was built, in the order of paths.
    void each(Bundles.Visitor visitor) throws IOException {
        if (folder == null || tool == null || tool.output().isEmpty()) {
            return;
        }
        Path made = folder.resolve(tool.output().get()).normalize();
        if (!made.startsWith(folder) || !Files.isDirectory(made)) {
            throw new InvalidInput(tool.command().getFirst() + " made no folder '"
                    + tool.output().get() + "'");
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(made)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            visitor.visit(new SourceFile(
                    made.relativize(file).toString().replace(File.separatorChar, '/'), Files.readAllBytes(file)));
        }
    }

    @Override
    public void close() throws IOException {
        if (folder == null) {
            return;
        }
        Files.deleteIfExists(output(folder));
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
