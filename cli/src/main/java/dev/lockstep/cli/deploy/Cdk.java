package dev.lockstep.cli.deploy;

import dev.lockstep.cli.cloud.Cloud;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.RunLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// CDK's own command line, on templates that have been written: it is fetched once, in the version that goes with the
/// library, and kept with what was built.
public final class Cdk {
    /// The 3.x of the registry refuses what the library writes.
    public static final String VERSION = "2.1148.1";

    private static final Pattern DIFFERENCES = Pattern.compile("Number of stacks with differences: (\\d+)");

    private final Surroundings surroundings;
    private final Cloud cloud;
    private final Path assembly;
    private final RunLog log;

    /// @param assembly the folder of templates
    public Cdk(Surroundings surroundings, Cloud cloud, Path assembly, RunLog log) {
        this.surroundings = surroundings;
        this.cloud = cloud;
        this.assembly = assembly;
        this.log = log;
    }

    /// Makes what CDK needs in an account and region: a bucket for what it uploads, and roles.
    public boolean bootstrap() throws InterruptedException {
        var place = "aws://" + cloud.account() + "/" + cloud.target().region();
        return program(List.of("bootstrap", place)).runAsTalk(surroundings, log) == 0;
    }

    /// Deploys all stacks.
    ///
    /// @param sure whether wider permissions are given without asking; a terminal is needed to ask
    public boolean deploy(boolean sure) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("deploy", "--all", "--app", assembly.toString()));
        if (cloud.localStack().isPresent()) {
            arguments.addAll(List.of("--method", "direct"));
        }
        if (sure) {
            arguments.addAll(List.of("--require-approval", "never", "--progress", "events"));
            return program(arguments).runAsTalk(surroundings, log) == 0;
        }
        return program(arguments).runOnTerminal(surroundings) == 0;
    }

    /// How many stacks a deployment would change; what it would change is printed.
    ///
    /// @throws Refusal when that cannot be told
    public int differences() throws InterruptedException {
        var arguments = new ArrayList<>(List.of("diff", "--all", "--app", assembly.toString()));
        if (cloud.localStack().isPresent()) {
            arguments.addAll(List.of("--method", "template"));
        }
        var told = new AtomicReference<Optional<Integer>>(Optional.empty());
        var exitCode = program(arguments)
                .run(surroundings, log, line -> count(line).ifPresent(number -> told.set(Optional.of(number))));
        return told.get()
                .filter(_ -> exitCode == 0)
                .orElseThrow(() -> Refusal.environment("CDK could not compare, exit code " + exitCode)
                        .at(log.file())
                        .remedy("what it said is above and in that file"));
    }

    private static Optional<Integer> count(String line) {
        var matcher = DIFFERENCES.matcher(line);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private Program program(List<String> arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(tool("node"), script().toString()));
        command.addAll(arguments);
        command.addAll(List.of("--no-notices"));
        return new Program("cdk", command, surroundings.folder(), variables());
    }

    private Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("CDK_DISABLE_CLI_TELEMETRY", "1");
        variables.put("NODE_NO_WARNINGS", "1"); // about versions of node that libraries would rather have
        cloud.localStack()
                .ifPresent(
                        local -> variables.putAll(local.variables(cloud.target().region())));
        return variables;
    }

    private Path script() throws InterruptedException {
        var folder = surroundings.home().resolve("infra/target/cdk-" + VERSION);
        var script = folder.resolve("node_modules/aws-cdk/bin/cdk");
        if (!Files.exists(script)) {
            surroundings.err().println("fetching CDK's command line " + VERSION + ", once");
            var fetch = List.of(
                    tool("npm"),
                    "install",
                    "--no-save",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel",
                    "error",
                    "--prefix",
                    folder.toString(),
                    "aws-cdk@" + VERSION);
            var exitCode = new Program("npm", fetch, surroundings.folder(), Map.of()).runAsTalk(surroundings, log);
            if (exitCode != 0 || !Files.exists(script)) {
                throw Refusal.environment("CDK's command line could not be fetched")
                        .at(surroundings.show(folder))
                        .remedy("see that npm reaches its registry: npm view aws-cdk@" + VERSION + " version");
            }
        }
        return script;
    }

    private String tool(String name) {
        return surroundings
                .program(name)
                .map(Path::toString)
                .orElseThrow(() -> Refusal.environment(name + " is not installed, and CDK runs on it")
                        .at("PATH")
                        .remedy("install Node.js 22 or later (apt install nodejs npm, brew install node)"));
    }
}
