package dev.lockstep.infra;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What is to be synthesized: `synth NAME [--root DIR] [--out DIR] [--functions JARS] [--pipelines a,b] [--fresh]`; or
/// only where an environment is, for those who talk to what is deployed there: `describe NAME [--root DIR]`.
///
/// Without `synth` or `describe` it is the CDK command line that runs the app: then the environment may come from `-c
/// env=NAME`.
///
/// @param fresh whether all is drawn, whatever was kept
record Request(
        Wanted wanted,
        Optional<String> environment,
        List<String> pipelines,
        Optional<Path> root,
        Optional<Path> out,
        List<Path> functions,
        boolean fresh) {

    static final String USAGE = """
        usage: synth NAME [--root DIR] [--out DIR] [--functions JARS] [--pipelines a,b] [--fresh]
               describe NAME [--root DIR]
               app [--env NAME | -c env=NAME] [--root DIR] [--functions JARS] [--pipelines a,b]   (run by the cdk command line)\
        """;

    Request {
        pipelines = List.copyOf(pipelines);
        functions = List.copyOf(functions);
    }

    /// Reads arguments; nothing when they are not understood.
    static Optional<Request> of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Optional.of(new Request(
                    Wanted.TEMPLATES,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    false));
        }
        return switch (arguments.getFirst()) {
            case "synth" -> named(Wanted.TEMPLATES, arguments);
            case "describe" -> named(Wanted.DESCRIPTION, arguments);
            case "app" -> new Reader(Wanted.TEMPLATES, Optional.empty()).read(arguments.subList(1, arguments.size()));
            case String _ -> Optional.empty();
        };
    }

    private static Optional<Request> named(Wanted wanted, List<String> arguments) {
        return arguments.size() < 2 || arguments.get(1).startsWith("-")
                ? Optional.empty()
                : new Reader(wanted, Optional.of(arguments.get(1))).read(arguments.subList(2, arguments.size()));
    }

    /// What is asked for.
    enum Wanted {
        TEMPLATES,
        DESCRIPTION
    }

    /// The same, for the environment and pipelines that CDK's context names where the arguments name none.
    Request or(Optional<String> environmentOfContext, Optional<String> pipelinesOfContext) {
        return new Request(
                wanted,
                environment.or(() -> environmentOfContext),
                pipelines.isEmpty() ? pipelinesOfContext.map(Request::names).orElse(List.of()) : pipelines,
                root,
                out,
                functions,
                fresh);
    }

    private static List<String> names(String listed) {
        return Arrays.stream(listed.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static final class Reader {
        private final Wanted wanted;
        private Optional<String> environment;
        private final List<String> pipelines = new ArrayList<>();
        private Optional<Path> root = Optional.empty();
        private Optional<Path> out = Optional.empty();
        private List<Path> functions = List.of();
        private boolean fresh;

        private Reader(Wanted wanted, Optional<String> environment) {
            this.wanted = wanted;
            this.environment = environment;
        }

        private Optional<Request> read(List<String> arguments) {
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                if (!option(rest.next(), rest)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Request(wanted, environment, pipelines, root, out, functions, fresh));
        }

        private boolean option(String name, Iterator<String> rest) {
            if (name.equals("--fresh")) {
                fresh = true;
                return true;
            }
            if (!rest.hasNext()) {
                return false;
            }
            var value = rest.next();
            switch (name) {
                case "--env" -> environment = Optional.of(value);
                case "-c" -> {
                    if (!value.startsWith("env=")) {
                        return false;
                    }
                    environment = Optional.of(value.substring("env=".length()));
                }
                case "--pipelines" -> pipelines.addAll(names(value));
                case "--root" -> root = Optional.of(Path.of(value));
                case "--functions" ->
                    functions = Arrays.stream(value.split(File.pathSeparator, -1))
                            .map(Path::of)
                            .toList();
                case "--out" -> out = Optional.of(Path.of(value));
                case String _ -> {
                    return false;
                }
            }
            return true;
        }
    }
}
