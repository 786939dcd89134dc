package dev.lockstep.cli.run;

import dev.lockstep.cli.folder.RunLog;
import dev.lockstep.local.LocalCloud;
import dev.lockstep.local.LocalCloud.Table;
import dev.lockstep.local.lambda.FunctionConfiguration;
import dev.lockstep.pipeline.DataPlace;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Stage;
import dev.lockstep.pipeline.StateMachineText;
import java.nio.file.Files;
import java.util.List;

/// A pipeline's functions, buckets and tables as the local cloud has them: `orders-extract` for `${extract}`.
final class LocalFunctions {
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:";

    /// The key of every table a pipeline names, here as in the cloud.
    private static final String TABLE_KEY = "id";

    private LocalFunctions() {}

    static String substitute(StateMachineText stateMachine) {
        var text = stateMachine.text();
        for (var function : stateMachine.functions()) {
            text = text.replace("${" + function.substitution() + "}", ARN + name(stateMachine, function));
        }
        return text;
    }

    static LocalCloud.Options options(RunRequest request, RunLog log) {
        var options = LocalCloud.Options.in(request.project().resolve(".lockstep"))
                .withFunctions(functions(request))
                .withTables(tables(request.compiled().pipeline()))
                .withLog(line -> log.foreign(line.functionName(), line.text()));
        var samples = request.project().resolve("events/s3");
        return Files.isDirectory(samples) ? options.withSamples(samples) : options;
    }

    private static List<FunctionConfiguration> functions(RunRequest request) {
        var stateMachine = request.compiled().stateMachine();
        return stateMachine.functions().stream()
                .map(function -> configuration(request, name(stateMachine, function), function))
                .toList();
    }

    private static FunctionConfiguration configuration(
            RunRequest request, String name, StateMachineText.Function function) {
        var configuration =
                FunctionConfiguration.of(name, function.handlerClass()).withJar(request.jar());
        return request.compiled()
                .pipeline()
                .stage(function.stage())
                .flatMap(Stage::timeout)
                .map(configuration::withTimeout)
                .orElse(configuration);
    }

    private static List<Table> tables(Pipeline pipeline) {
        return pipeline.stages().stream()
                .flatMap(stage -> stage.data().stream())
                .filter(DataPlace.Table.class::isInstance)
                .map(DataPlace.Table.class::cast)
                .map(DataPlace.Table::name)
                .distinct()
                .map(name -> Table.of(name, TABLE_KEY))
                .toList();
    }

    private static String name(StateMachineText stateMachine, StateMachineText.Function function) {
        return stateMachine.name() + "-" + function.substitution();
    }
}
