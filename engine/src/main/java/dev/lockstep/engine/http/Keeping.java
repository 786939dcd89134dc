package dev.lockstep.engine.http;

import dev.lockstep.engine.api.execution.Stores;
import dev.lockstep.engine.store.MemoryStore;
import dev.lockstep.engine.store.Retention;
import dev.lockstep.engine.store.Store;
import dev.lockstep.engine.store.disk.DiskStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Where and for how long a service keeps what happens.
///
/// @param folder on disk; in memory when absent
/// @param executions how many finished executions are kept at most
/// @param age how long finished executions are kept
/// @param bytes how much of them is kept at most
public record Keeping(Optional<Path> folder, OptionalInt executions, Optional<Duration> age, OptionalLong bytes) {
    public static final Keeping IN_MEMORY = usual(Optional.empty());

    /// Within the bounds that are usual there.
    public static Keeping usual(Optional<Path> folder) {
        return new Keeping(folder, OptionalInt.empty(), Optional.empty(), OptionalLong.empty());
    }

    /// Opens the stores.
    ///
    /// @param reports told, in a sentence, when the disk refuses to be written, and when it is well again
    /// @throws dev.lockstep.engine.StoreTrouble when the folder cannot be used
    Stores open(Consumer<String> reports) {
        Retention inMemory = retention(Retention.inMemory());
        Store standard = folder.<Store>map(path -> DiskStore.open(path, retention(Retention.onDisk()), reports))
                .orElseGet(() -> new MemoryStore(inMemory));
        return Stores.of(standard, inMemory);
    }

    private Retention retention(Retention usual) {
        Retention aged = age.map(usual::withAge).orElse(usual);
        Retention counted = executions.isPresent() ? aged.withExecutions(executions.getAsInt()) : aged;
        return bytes.isPresent() ? counted.withBytes(bytes.getAsLong()) : counted;
    }
}
