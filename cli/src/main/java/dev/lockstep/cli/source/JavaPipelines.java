package dev.lockstep.cli.source;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.pipeline.build.PipelineDefinition;
import dev.lockstep.pipeline.build.PipelineSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The sources `statemachines/*.java` of a project: compiled together, against this command line and the handlers, and
/// asked for their pipelines. A project without any pays nothing.
public final class JavaPipelines {

    private static final String JAVA = ".java";
    private static final String CLASS = ".class";

    private final Path project;
    private final Optional<Path> handlers;

    /// Those of a project.
    ///
    /// @param handlers the jar of the handlers, when it has been built
    public JavaPipelines(Path project, Optional<Path> handlers) {
        this.project = project;
        this.handlers = handlers;
    }

    /// The pipelines they define, by name.
    ///
    /// @throws Refusal when a source does not compile, or does not give its pipeline
    public List<PipelineDefinition> read() {
        var sources = sources();
        if (sources.isEmpty()) {
            return List.of();
        }
        try {
            var classes = project.resolve(".lockstep/java");
            clear(classes);
            compile(sources, classes);
            return defined(classes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private List<Path> sources() {
        var folder = project.resolve("statemachines");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(JAVA)).sorted().toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void clear(Path classes) throws IOException {
        if (Files.exists(classes)) {
            try (var files = Files.walk(classes)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(classes);
    }

    private void compile(List<Path> sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw Refusal.environment("this Java has no compiler, and pipelines are written in Java")
                    .at(System.getProperty("java.home"))
                    .remedy("run it by a JDK 25, not by a JRE");
        }
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of("-proc:none", "-Xlint:none", "-d", classes.toString(), "-cp", classPath());
            var task = compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources));
            if (!task.call()) {
                throw doesNotCompile(found.getDiagnostics());
            }
        }
    }

    private String classPath() {
        var paths = new ArrayList<String>();
        paths.add(System.getProperty("java.class.path"));
        handlers.map(Path::toString).ifPresent(paths::add);
        return String.join(File.pathSeparator, paths);
    }

    private static Refusal doesNotCompile(List<Diagnostic<? extends JavaFileObject>> found) {
        var errors = found.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(JavaPipelines::line)
                .toList();
        return Refusal.input(errors.size() == 1 ? "1 error in Java" : errors.size() + " errors in Java")
                .at("statemachines")
                .details(errors)
                .remedy("mend the source; ./lockstep check looks again");
    }

    private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        var file = diagnostic.getSource() == null
                ? ""
                : Path.of(diagnostic.getSource().getName()).getFileName() + ":";
        var message =
                diagnostic.getMessage(Locale.ROOT).lines().map(String::strip).toList();
        return file + diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + " " + String.join(" ", message);
    }

    private List<PipelineDefinition> defined(Path classes) throws IOException {
        try (var loader = new URLClassLoader(urls(classes), JavaPipelines.class.getClassLoader());
                var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(CLASS))
                    .map(file -> classes.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .flatMap(name -> source(name, loader))
                    .map(JavaPipelines::definition)
                    .toList();
        }
    }

    private URL[] urls(Path classes) throws MalformedURLException {
        var places = new ArrayList<URI>();
        places.add(classes.toUri());
        handlers.map(Path::toUri).ifPresent(places::add);
        var urls = new URL[places.size()];
        for (var i = 0; i < urls.length; i++) {
            urls[i] = places.get(i).toURL();
        }
        return urls;
    }

    private static Stream<Class<?>> source(String name, ClassLoader loader) {
        try {
            var type = Class.forName(name, false, loader);
            return PipelineSource.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())
                    ? Stream.of(type)
                    : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("just compiled, and not there: " + name, e);
        }
    }

    private static PipelineDefinition definition(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((PipelineSource) constructor.newInstance()).pipeline();
        } catch (NoSuchMethodException e) {
            throw refused(type, "it has no constructor without arguments", e);
        } catch (InvocationTargetException e) {
            throw refused(type, String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw refused(type, String.valueOf(e.getMessage()), e);
        }
    }

    private static Refusal refused(Class<?> type, String reason, Exception cause) {
        return Refusal.input(type.getSimpleName() + " does not give its pipeline: " + reason)
                .at("statemachines/" + type.getSimpleName() + JAVA)
                .because(cause);
    }
}
