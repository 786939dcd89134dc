package dev.lockstep.cli.command;

import dev.lockstep.cli.cloud.LocalStack;
import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.render.Style;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Looks at the machine: what there is, what is missing, and what to do about it.
@Command(
        name = "doctor",
        header = "looks whether this machine has what Lockstep needs",
        description = {
            "Names the JDK, Maven, Node.js, the state of the build, and whether the runs' folder can be written.",
            "Node.js is needed for `lockstep synth` and cdk only, npm and LocalStack for `lockstep deploy`."
        },
        footer = {"", "@|bold Examples|@", "  lockstep doctor"})
public final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @param remedy what to do, when it is not well
    private record Finding(String subject, boolean well, boolean needed, String found, String remedy) {}

    @Override
    public Integer call() {
        var findings = List.of(
                jdk(),
                tool("mvn", true, "install Maven 3.8 or later"),
                node(),
                npm(),
                localStack(),
                build(),
                archive(),
                runs());
        var style = Style.of(surroundings.screen());
        for (var finding : findings) {
            var mark = finding.well()
                    ? style.good("ok     ")
                    : finding.needed() ? style.bad("missing") : style.careful("missing");
            surroundings.out().printf("%-8s %s  %s%n", finding.subject(), mark, finding.found());
            if (!finding.well()) {
                surroundings.out().println("                  to do: " + finding.remedy());
            }
        }
        var wrong = findings.stream().anyMatch(finding -> finding.needed() && !finding.well());
        return (wrong ? ExitCode.ENVIRONMENT_WRONG : ExitCode.DONE).number();
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return new Finding(
                "JDK",
                version.feature() >= 25,
                true,
                version + " in " + System.getProperty("java.home"),
                "install JDK 25 and set JAVA_HOME or LOCKSTEP_JAVA_HOME to it");
    }

    private Finding node() {
        return tool("node", false, "install Node.js 20 or later, for `lockstep synth` and cdk");
    }

    private Finding npm() {
        return tool("npm", false, "install npm, for `lockstep deploy`: it fetches CDK's command line");
    }

    /// Whether one is named; whether it answers, the commands say that talk to it.
    private Finding localStack() {
        var named = surroundings.environment().getOrDefault(LocalStack.VARIABLE, "");
        return new Finding(
                "local",
                !named.isEmpty(),
                false,
                named.isEmpty() ? LocalStack.VARIABLE + " is not set" : "LocalStack at " + named,
                "only for `lockstep deploy local`: docs/how-to/localstack.md says how to start one");
    }

    private Finding tool(String name, boolean needed, String remedy) {
        return surroundings
                .program(name)
                .map(file -> new Finding(name, true, needed, file.toString(), remedy))
                .orElseGet(() -> new Finding(name, false, needed, "not on PATH", remedy));
    }

    private Finding build() {
        var missing = new ArrayList<String>();
        for (var jar : List.of("cli/target/cli.jar", "functions/target/functions.jar", "sql/target/sql.jar")) {
            if (!Files.exists(surroundings.home().resolve(jar))) {
                missing.add(jar);
            }
        }
        return new Finding(
                "build",
                missing.isEmpty(),
                true,
                missing.isEmpty() ? "in " + surroundings.home() : "no " + String.join(", ", missing),
                "run any ./lockstep command: it builds what is missing");
    }

    private Finding archive() {
        var file = surroundings.home().resolve("cli/target/launch/lockstep.aot");
        return new Finding(
                "archive",
                Files.exists(file),
                false,
                Files.exists(file) ? surroundings.show(file) : "no archive of classes: commands start slower",
                "delete cli/target/launch and run any ./lockstep command");
    }

    private Finding runs() {
        var folder = surroundings.project().resolve(".lockstep/runs");
        var existing = folder;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        var writable = Files.isDirectory(existing) && Files.isWritable(existing);
        return new Finding(
                "runs",
                writable,
                true,
                surroundings.show(folder) + (writable ? "" : " cannot be written"),
                "make it writable, or name another folder: --runs-dir, LOCKSTEP_RUNS_DIR");
    }
}
