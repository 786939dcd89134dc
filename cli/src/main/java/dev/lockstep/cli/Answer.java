package dev.lockstep.cli;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.render.RefusalText;
import dev.lockstep.cli.render.Style;
import dev.lockstep.engine.value.Json;
import java.nio.file.Path;
import java.util.List;

/// Turns what went wrong into text and an exit code, in one place. With `--json` the document on stdout says it too.
final class Answer {
    private final Surroundings surroundings;
    private final List<String> args;

    Answer(Surroundings surroundings, String... args) {
        this.surroundings = surroundings;
        this.args = List.of(args);
    }

    int refuse(Refusal refusal) {
        RefusalText.print(refusal, Style.of(surroundings.screen()), surroundings.folder(), surroundings.err());
        if (args.contains("--json")) {
            surroundings.out().println(Json.pretty(RefusalText.document(refusal)));
        }
        return refusal.exitCode().number();
    }

    int ended(Throwable trouble) {
        return switch (trouble) {
            case Refusal refusal -> refuse(refusal);
            default -> broke(trouble);
        };
    }

    /// A mistake of ours: one sentence here, the stack in a log.
    private int broke(Throwable trouble) {
        surroundings
                .err()
                .println(Style.of(surroundings.screen()).bad("error: ") + "Lockstep itself failed: " + trouble);
        try {
            var directory = RunDirectory.create(runs(), surroundings.clock().instant(), "crash", "", Operation.KEPT);
            try (var log = RunLog.open(directory, surroundings.clock())) {
                log.error("lockstep " + String.join(" ", args), trouble);
                surroundings.err().println("  where  " + surroundings.show(log.file()));
            }
        } catch (Refusal noLog) {
            surroundings.err().println("  no log was kept: " + noLog.message().what());
        }
        surroundings
                .err()
                .println("  to do  report it with that file: this is a mistake in Lockstep, not in your input");
        return ExitCode.ENVIRONMENT_WRONG.number();
    }

    /// Where the person wants their logs, if the options came that far.
    private Path runs() {
        for (var i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--runs-dir=")) {
                return surroundings.folder().resolve(args.get(i).substring("--runs-dir=".length()));
            }
            if (args.get(i).equals("--runs-dir") && i + 1 < args.size()) {
                return surroundings.folder().resolve(args.get(i + 1));
            }
        }
        return surroundings.project().resolve(".lockstep/runs");
    }
}
