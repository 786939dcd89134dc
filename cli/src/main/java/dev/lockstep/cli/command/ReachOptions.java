package dev.lockstep.cli.command;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.engine.Connections;
import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.InvalidDefinition.Diagnostic;
import dev.lockstep.engine.Mocks;
import dev.lockstep.engine.http.StepFunctionsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// Files that say what tasks reach, or what they get without reaching anything.
final class ReachOptions {
    /// The variable by which Step Functions Local is told of its mocks.
    private static final String MOCKS = "SFN_MOCK_CONFIG";

    @Option(
            names = "--mocks",
            paramLabel = "FILE",
            description = "Test cases with mocked tasks, as for Step Functions Local (SFN_MOCK_CONFIG).")
    private Optional<Path> mocks = Optional.empty();

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "The EventBridge connections by which HTTP tasks call APIs.")
    private Optional<Path> connections = Optional.empty();

    StepFunctionsServer.Options in(Surroundings surroundings, StepFunctionsServer.Options options) {
        var mocked = mocks.or(
                        () -> Optional.ofNullable(surroundings.environment().get(MOCKS))
                                .map(Path::of))
                .map(file -> options.withMocks(read(surroundings, file, "mocks", Mocks::parse)))
                .orElse(options);
        return connections
                .map(file -> mocked.withConnections(read(surroundings, file, "connections", Connections::parse)))
                .orElse(mocked);
    }

    private static <T> T read(Surroundings surroundings, Path file, String what, Function<String, T> reading) {
        try {
            return reading.apply(Files.readString(surroundings.folder().resolve(file)));
        } catch (InvalidDefinition invalid) {
            throw Refusal.input("the file of " + what + " is wrong")
                    .at(file)
                    .details(invalid.diagnostics().stream()
                            .map(Diagnostic::toString)
                            .toList())
                    .remedy("mend it; docs/how-to/serve.md shows one");
        } catch (NoSuchFileException missing) {
            throw Refusal.input("there is no file of " + what)
                    .at(file)
                    .remedy("name one with --" + what + "; docs/how-to/serve.md shows one")
                    .because(missing);
        } catch (IOException trouble) {
            throw Refusal.input("cannot read the file of " + what + ": " + Trouble.reason(trouble))
                    .at(file)
                    .because(trouble);
        }
    }
}
