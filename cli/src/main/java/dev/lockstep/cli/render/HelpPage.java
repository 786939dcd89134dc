package dev.lockstep.cli.render;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Screen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The layout of every help page: name, usage, description, commands in groups, options, examples, exit codes,
/// environment, files. A command gives its own header, description and footer (examples); the rest is the same for all.
public final class HelpPage {
    private static final int WIDTH = 110;

    private static final Map<String, List<String>> GROUPS = groups();

    private static final String SURROUNDINGS = """

        @|bold Environment|@
          LOCKSTEP_JAVA_HOME  the JDK (25 or later) to use; else JAVA_HOME, PATH, and the usual places
          LOCKSTEP_RUNS_DIR   where runs are kept, as --runs-dir
          LOCKSTEP_KEEP_RUNS  how many folders of each kind are kept there (50), as --keep-runs
          LOCKSTEP_SEED       the seed of jitter and identifiers, as --seed
          NO_COLOR            set to anything: no colours

        @|bold Files|@
          statemachines/NAME.yaml      pipelines, as you write them
          statemachines/NAME.asl.json  the state machines made from them; `lockstep compile` writes them
          events/NAME.json             the sample event of a pipeline
          lockstep.yaml                settings that last, one `key: value` a line: runs-dir, keep-runs, seed
          .lockstep/runs/              one folder a run: its log, trace, history, summary and snapshot
          .lockstep/s3/BUCKET/KEY      what runs on this machine wrote to S3
          .lockstep/dynamodb/          what they wrote to DynamoDB
          cli/target/launch/           the launcher's: build log, archives of classes
        An option overrides the environment, which overrides lockstep.yaml.
        """;

    private static final String EXAMPLES = """

        @|bold Examples|@
          lockstep run orders                       run the sample pipeline with its sample event
          lockstep run orders --param threshold=0.5 --json
          lockstep run orders --event events/orders-bad.json
          lockstep show last                        look at the newest run once more
          lockstep check && lockstep compile        after a change of a pipeline
          lockstep synth dev                        the CloudFormation template of an environment
        """;

    private HelpPage() {}

    private static Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        groups.put("Run a pipeline on this machine", List.of("run", "runs", "show"));
        groups.put("Write a pipeline", List.of("init", "check", "compile", "graph"));
        groups.put("Serve", List.of("serve"));
        groups.put("Deploy", List.of("synth", "diff", "deploy"));
        groups.put("Run what is deployed (and runs, show with --env)", List.of("start", "stop", "replay"));
        groups.put("When something is wrong", List.of("doctor"));
        return groups;
    }

    public static void layOut(CommandLine root, Screen screen) {
        root.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version of Lockstep and of the Java it runs on.")
                        .build());
        var lines = new ArrayList<CommandLine>();
        lines.add(root);
        lines.addAll(root.getSubcommands().values());
        for (var line : lines) {
            line.setColorScheme(Help.defaultColorScheme(screen.colours() ? Ansi.ON : Ansi.OFF));
            line.getCommandSpec().addOption(help());
            layOut(line.getCommandSpec().qualifiedName(), line.getCommandSpec().usageMessage());
        }
        var usage = root.getCommandSpec().usageMessage();
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPage::commands);
        usage.footer(footer(EXAMPLES, exitCodes(), SURROUNDINGS));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this page; `lockstep COMMAND --help` shows a command's own.")
                .build();
    }

    private static void layOut(String name, UsageMessageSpec usage) {
        usage.width(WIDTH);
        usage.headerHeading("@|bold " + name + "|@ - ");
        usage.synopsisHeading("%n@|bold Usage|@%n  ");
        usage.descriptionHeading("%n");
        usage.parameterListHeading("%n@|bold Arguments|@%n");
        usage.optionListHeading("%n@|bold Options|@%n");
        usage.commandListHeading("");
        usage.showDefaultValues(false);
        usage.sortOptions(false);
        usage.footer(footer(String.join("\n", usage.footer()), exitCodes()));
    }

    private static String[] footer(String... texts) {
        return Arrays.stream(texts).flatMap(String::lines).toArray(String[]::new);
    }

    private static String exitCodes() {
        return Arrays.stream(ExitCode.values())
                .map(code -> "  %3d  %s".formatted(code.number(), code.meaning()))
                .collect(Collectors.joining("\n", "\n@|bold Exit codes|@\n", "\n"));
    }

    private static String commands(Help help) {
        var text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            text.append("%n@|bold ".formatted()).append(title).append("|@%n".formatted());
            help.subcommands().forEach((name, command) -> {
                if (names.contains(name)) {
                    var header = String.join(
                            " ", command.commandSpec().usageMessage().header());
                    text.append("  %-9s %s%n".formatted(name, header));
                }
            });
        });
        return help.colorScheme().ansi().string(text.toString());
    }
}
