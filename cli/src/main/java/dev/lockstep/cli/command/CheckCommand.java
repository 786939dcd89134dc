package dev.lockstep.cli.command;

import dev.lockstep.cli.door.ExitCode;
import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import dev.lockstep.cli.folder.Operation;
import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.cli.render.Style;
import dev.lockstep.engine.InvalidDefinition;
import dev.lockstep.engine.StateMachine;
import dev.lockstep.engine.value.Json;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import dev.lockstep.pipeline.Project.Freshness;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.build.PipelineDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Names everything that is wrong with pipelines, and runs nothing.
@Command(
        name = "check",
        header = "names everything that is wrong with pipelines, with line and column",
        description = {
            "Reads, checks and compiles each pipeline, lets the engine refuse what AWS would refuse, and looks whether",
            "the committed state machine is what the source says today. Once the handlers are built, their classes and",
            "what they take are looked at, too. Problems go to stdout, one a line."
        },
        footer = {
            "",
            "@|bold Examples|@",
            "  lockstep check",
            "  lockstep check orders",
            "  lockstep check --json",
            "  lockstep check --github    in a workflow of GitHub: problems become annotations"
        })
public final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Pipelines pipelines;

    @Parameters(paramLabel = "PIPELINE", arity = "0..*", description = "Pipelines by name; all without.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    private boolean json;

    @Option(names = "--github", description = "Print problems as annotations of GitHub Actions.")
    private boolean github;

    @Mixin
    private RunOptions folder = new RunOptions();

    public CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.pipelines = new Pipelines(surroundings).withHandlers();
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Operation("check", names, folder.in(surroundings)).logged(surroundings, this::check);
    }

    private ExitCode check(RunLog log) {
        var found = new LinkedHashMap<String, List<Problem>>();
        pipelines
                .inJava(names)
                .forEach(definition ->
                        problems(definition).ifPresent(problems -> found.put(definition.name(), problems)));
        // what is wrong in Java is not told again of the YAML that was made of it
        var toldOf = List.copyOf(found.keySet());
        asked(toldOf).stream().filter(name -> !toldOf.contains(name)).forEach(name -> found.put(name, problems(name)));
        if (json && github) {
            throw Refusal.input("--json and --github are both given").remedy("give one of them");
        }
        if (github) {
            found.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .forEach(problem -> surroundings.out().println(annotation(problem)));
        } else if (json) {
            surroundings.out().println(document(found));
        } else {
            var told = new HashSet<Problem>();
            found.forEach((name, problems) -> print(name, problems, told));
        }
        var sound = found.values().stream().allMatch(List::isEmpty);
        found.forEach((name, problems) -> log.info(
                name,
                Map.of("problems", problems.stream().map(Problem::toString).toList())));
        return sound ? ExitCode.DONE : ExitCode.INPUT_WRONG;
    }

    private List<String> asked(List<String> toldOf) {
        if (names.isEmpty()) {
            return toldOf.isEmpty()
                    ? pipelines.named(names)
                    : pipelines.reading(() -> pipelines.project().names());
        }
        var left = names.stream().filter(name -> !toldOf.contains(name)).toList();
        return left.isEmpty() ? left : pipelines.named(left);
    }

    /// What is wrong with a pipeline in Java, or that its YAML is not what it says.
    private Optional<List<Problem>> problems(PipelineDefinition definition) {
        if (definition.compile() instanceof Compilation.Unsound unsound) {
            return Optional.of(unsound.problems());
        }
        if (pipelines.reading(() -> pipelines.project().freshness(definition)) == Freshness.FRESH) {
            return Optional.empty();
        }
        var place = Place.of(pipelines.shown(pipelines.project().written(definition)));
        return Optional.of(List.of(new Problem(
                place,
                "this is not what " + definition.tree().place().file() + " says; run ./lockstep compile "
                        + definition.name(),
                "java.stale")));
    }

    private List<Problem> problems(String name) {
        return switch (pipelines.compile(name)) {
            case Compilation.Unsound unsound -> unsound.problems();
            case Compilation.Sound sound -> problems(sound.stateMachine());
        };
    }

    private List<Problem> problems(StateMachineText made) {
        var place = Place.of(pipelines.shown(pipelines.project().text(made.name())));
        var freshness = pipelines.reading(() -> pipelines.project().freshness(made));
        if (freshness != Freshness.FRESH) {
            var state = freshness == Freshness.STALE ? "is older than its source" : "has not been made yet";
            return List.of(new Problem(
                    place, "the state machine " + state + "; run ./lockstep compile " + made.name(), "asl.stale"));
        }
        try {
            var _ = StateMachine.parse(made.name(), made.text());
            return List.of();
        } catch (InvalidDefinition refused) {
            return refused.diagnostics().stream()
                    .filter(finding -> finding.severity() == InvalidDefinition.Diagnostic.Severity.ERROR)
                    .map(finding -> new Problem(place, finding.message() + " at " + finding.location(), "asl.refused"))
                    .toList();
        }
    }

    /// What is wrong with a family or a base is told once, not of each pipeline that is made of it.
    private void print(String name, List<Problem> problems, Set<Problem> told) {
        var style = Style.of(surroundings.screen());
        var fresh = problems.stream().filter(told::add).toList();
        fresh.forEach(problem -> surroundings.out().println(problem));
        var verdict = problems.isEmpty()
                ? style.good("ok")
                : style.bad((problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                        + (fresh.isEmpty() ? ", told above" : ""));
        surroundings.err().println(name + ": " + verdict);
    }

    /// A workflow command of GitHub Actions, which escapes a message's lines and, of a property, what separates them.
    private String annotation(Problem problem) {
        var place = problem.place();
        var file = place.file().contains("/")
                ? place.file()
                : pipelines.shown(
                        pipelines.project().root().resolve("statemachines").resolve(place.file()));
        return "::error file=%s,line=%d,col=%d,title=%s::%s"
                .formatted(
                        property(file),
                        place.line(),
                        place.column(),
                        property(problem.rule()),
                        data(problem.message()));
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String document(Map<String, List<Problem>> found) {
        var all = new ArrayList<Object>();
        found.forEach((name, problems) -> {
            var pipeline = new LinkedHashMap<String, Object>();
            pipeline.put("pipeline", name);
            pipeline.put("sound", problems.isEmpty());
            pipeline.put(
                    "problems", problems.stream().map(CheckCommand::document).toList());
            all.add(pipeline);
        });
        return Json.pretty(Map.of("pipelines", all));
    }

    private static Map<String, Object> document(Problem problem) {
        var document = new LinkedHashMap<String, Object>();
        document.put("file", problem.place().file());
        document.put("line", problem.place().line());
        document.put("column", problem.place().column());
        document.put("message", problem.message());
        document.put("rule", problem.rule());
        return document;
    }
}
