package dev.lockstep.cli.run;

import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.LocalCloud.Table;
import dev.lockstep.local.lambda.FunctionConfiguration;
import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.StateMachineText;
import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.stage.LambdaFunction;
import dev.lockstep.pipeline.stage.Stage;
import dev.lockstep.pipeline.stage.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Pipelines' functions, buckets and tables as the local cloud has them: `orders-extract` for `${extract}`.
public final class LocalFunctions {
    private static final String REGION = "eu-central-1";
    private static final String ACCOUNT = "000000000000";
    private static final String ARN = "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:";

    private static final String MACHINE = "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:";

    /// What the state machine can ask of the environment it runs in.
    private static final Map<String, String> ENVIRONMENT =
            Map.of("account", ACCOUNT, "partition", "aws", "prefix", "", "region", REGION);

    private LocalFunctions() {}

    /// The text of a state machine with its functions and children as the local cloud has them.
    public static String substitute(Compilation.Sound compiled) {
        var stateMachine = compiled.stateMachine();
        var text = stateMachine.text();
        for (var stage : compiled.pipeline().stages()) {
            if (stage.work() instanceof Work.Child child) {
                text = text.replace("${" + stage.name() + "}", MACHINE + child.pipeline());
            }
        }
        for (var function : stateMachine.functions()) {
            text = text.replace("${" + function.substitution() + "}", ARN + name(stateMachine, function));
        }
        for (var placeholder : ENVIRONMENT.entrySet()) {
            text = text.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return text;
    }

    /// The local cloud of a project.
    ///
    /// @param jars of the handlers, for those that are not on the class path
    public static LocalCloud.Options options(
            Path project, List<Path> jars, List<Compilation.Sound> pipelines, RunLog log) {
        var options = LocalCloud.Options.in(project.resolve(".lockstep"))
                .withFunctions(pipelines.stream()
                        .flatMap(compiled -> functions(compiled, jars))
                        .toList())
                .withTables(Stream.concat(
                                Stream.of(Table.of(LocalSettings.STATE_TABLE, LocalSettings.STATE_KEY)),
                                pipelines.stream()
                                        .flatMap(compiled -> compiled.pipeline().stages().stream())
                                        .flatMap(LocalFunctions::tables))
                        .distinct()
                        .toList())
                .withBuckets(pipelines.stream()
                        .flatMap(compiled -> compiled.pipeline().stages().stream())
                        .flatMap(LocalFunctions::buckets)
                        .distinct()
                        .toList())
                .withLog(line -> log.foreign(line.functionName(), line.text()));
        var samples = project.resolve("events/s3");
        return Files.isDirectory(samples) ? options.withSamples(samples) : options;
    }

    private static Stream<FunctionConfiguration> functions(Compilation.Sound compiled, List<Path> jars) {
        var stateMachine = compiled.stateMachine();
        return stateMachine.functions().stream().map(function -> {
            var configuration = FunctionConfiguration.of(name(stateMachine, function), function.handlerClass())
                    .withJars(jars);
            return compiled.pipeline()
                    .function(function.substitution())
                    .flatMap(LambdaFunction::timeout)
                    .map(configuration::withTimeout)
                    .orElse(configuration);
        });
    }

    private static Stream<String> buckets(Stage stage) {
        var named = stage.data().stream()
                .filter(DataPlace.Bucket.class::isInstance)
                .map(DataPlace.Bucket.class::cast)
                .map(DataPlace.Bucket::name);
        return Stream.concat(Stream.of(LocalSettings.DATA_BUCKET), named);
    }

    /// A table's key is the column that the stage that writes it names as `key`.
    private static Stream<Table> tables(Stage stage) {
        var key = stage.with().entries().get("key") instanceof Value.Text text ? text.text() : "id";
        return stage.data().stream()
                .filter(DataPlace.Table.class::isInstance)
                .map(DataPlace.Table.class::cast)
                .filter(table -> table.access() == DataPlace.Access.WRITE)
                .map(table -> Table.of(table.name(), key));
    }

    private static String name(StateMachineText stateMachine, StateMachineText.Function function) {
        return stateMachine.name() + "-" + function.substitution();
    }
}
