package dev.lockstep.cli;

import dev.lockstep.cli.command.CheckCommand;
import dev.lockstep.cli.command.CompileCommand;
import dev.lockstep.cli.command.DoctorCommand;
import dev.lockstep.cli.command.GraphCommand;
import dev.lockstep.cli.command.InitCommand;
import dev.lockstep.cli.command.RunCommand;
import dev.lockstep.cli.command.RunsCommand;
import dev.lockstep.cli.command.ServeCommand;
import dev.lockstep.cli.command.ShowCommand;
import dev.lockstep.cli.command.deployed.DeployCommand;
import dev.lockstep.cli.command.deployed.DiffCommand;
import dev.lockstep.cli.command.deployed.ReplayCommand;
import dev.lockstep.cli.command.deployed.StartCommand;
import dev.lockstep.cli.command.deployed.StopCommand;
import dev.lockstep.cli.command.deployed.SynthCommand;
import dev.lockstep.cli.door.Configuration;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.render.HelpPage;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/// The command line: a table of commands, and `run(args)`, which gives the exit code. Whatever goes wrong in a command
/// ends here, where [Answer] makes a text and a number of it.
public final class Lockstep {
    private static final Map<String, Function<Surroundings, Object>> COMMANDS = commands();

    private Lockstep() {}

    private static Map<String, Function<Surroundings, Object>> commands() {
        var commands = new LinkedHashMap<String, Function<Surroundings, Object>>();
        commands.put("run", RunCommand::new);
        commands.put("runs", RunsCommand::new);
        commands.put("show", ShowCommand::new);
        commands.put("init", InitCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("compile", CompileCommand::new);
        commands.put("graph", GraphCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("synth", SynthCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("deploy", DeployCommand::new);
        commands.put("start", StartCommand::new);
        commands.put("stop", StopCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("doctor", DoctorCommand::new);
        return commands;
    }

    public static int run(Surroundings surroundings, String... args) {
        var answer = new Answer(surroundings, args);
        try {
            var exitCode = commandLine(surroundings, answer, args).execute(args);
            return surroundings.out().checkError() ? answer.refuse(unheard()) : exitCode;
        } catch (Refusal refusal) {
            return answer.refuse(refusal);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return answer.ended(exhausted);
        }
    }

    private static CommandLine commandLine(Surroundings surroundings, Answer answer, String... args) {
        var root = new CommandLine(new RootCommand());
        wanted(args).forEach((name, command) -> root.addSubcommand(name, command.apply(surroundings)));
        root.setDefaultValueProvider(new Defaults(Configuration.read(surroundings)));
        root.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setParameterExceptionHandler((trouble, _) -> answer.refuse(Misuse.refusal(trouble)));
        root.setExecutionExceptionHandler((trouble, line, parsed) -> answer.ended(trouble));
        HelpPage.layOut(root, surroundings.screen());
        return root;
    }

    /// Describing a command costs milliseconds of start: only the one that is named, unless all are to be shown.
    private static Map<String, Function<Surroundings, Object>> wanted(String... args) {
        var first = args.length == 0 ? "" : args[0];
        var named = COMMANDS.get(first);
        if (named != null) {
            return Map.of(first, named);
        }
        return first.equals("--version") || first.equals("-V") ? Map.of() : COMMANDS;
    }

    private static Refusal unheard() {
        return Refusal.environment("cannot write to the standard output")
                .remedy("look whether its disk is full or its reader has gone");
    }
}
