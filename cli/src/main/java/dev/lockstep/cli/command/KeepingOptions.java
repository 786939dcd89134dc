package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.engine.http.Keeping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/// Where, how many and for how long executions are kept.
final class KeepingOptions {
    private static final long BYTES = 1_000_000;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Keep state machines and executions in this folder, and go on with what it has.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "NUMBER",
            description = "How many finished executions are kept (1000000), the newest.")
    private Optional<Integer> executions = Optional.empty();

    @Option(
            names = "--keep-days",
            paramLabel = "NUMBER",
            description = "How many days finished executions are kept (90).")
    private Optional<Integer> days = Optional.empty();

    @Option(
            names = "--keep-mb",
            paramLabel = "NUMBER",
            description = "How many megabytes of them are kept (a quarter of the memory; any on disk).")
    private Optional<Integer> megabytes = Optional.empty();

    Keeping in(Surroundings surroundings) {
        executions.ifPresent(number -> check("--keep", number));
        days.ifPresent(number -> check("--keep-days", number));
        megabytes.ifPresent(number -> check("--keep-mb", number));
        return new Keeping(
                folder.map(surroundings.folder()::resolve),
                executions.map(OptionalInt::of).orElse(OptionalInt.empty()),
                days.map(Duration::ofDays),
                megabytes.map(number -> OptionalLong.of(number * BYTES)).orElse(OptionalLong.empty()));
    }

    private static void check(String option, int number) {
        if (number < 1) {
            throw Refusal.input(option + " is " + number + ", expected 1 or more");
        }
    }
}
