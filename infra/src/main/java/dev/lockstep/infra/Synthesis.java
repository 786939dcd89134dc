package dev.lockstep.infra;

import dev.lockstep.infra.input.Deployable;
import dev.lockstep.infra.input.Stored;
import dev.lockstep.infra.kept.JsonMembers;
import dev.lockstep.infra.stack.DataStack;
import dev.lockstep.infra.stack.OverviewStack;
import dev.lockstep.infra.stack.PipelineStack;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/// Draws the stacks of an environment into CDK's app and writes their templates.
final class Synthesis {

    /// CloudFormation's own limits.
    private static final int MOST_RESOURCES = 500;

    private static final int LARGEST_TEMPLATE = 1_000_000;

    private Synthesis() {}

    /// A stack that was written.
    ///
    /// @param place where its author would have to change something
    record Written(String name, Path template, int resources, long bytes, Place place) {

        static Written in(Path folder, StackPlan plan) {
            var file = folder.resolve(plan.name() + ".template.json");
            try {
                var template = Files.readString(file);
                var resources = JsonMembers.of(template).getOrDefault("Resources", "{}");
                return new Written(plan.name(), file, JsonMembers.of(resources).size(), Files.size(file), plan.place());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static final String REMEDY = "; divide the pipeline and let one part start the other";

        List<Problem> beyondLimits() {
            var problems = new ArrayList<Problem>();
            if (resources > MOST_RESOURCES) {
                problems.add(new Problem(
                        place,
                        "the stack " + name + " has " + resources + " resources, CloudFormation takes " + MOST_RESOURCES
                                + REMEDY,
                        "template.resources"));
            }
            if (bytes > LARGEST_TEMPLATE) {
                problems.add(new Problem(
                        place,
                        "the template of " + name + " has " + bytes + " bytes, CloudFormation takes " + LARGEST_TEMPLATE
                                + REMEDY,
                        "template.size"));
            }
            return List.copyOf(problems);
        }
    }

    /// Starts CDK. Everything that may change a template is set here and not in cdk.json, so that both ways to run the
    /// app write the same bytes.
    static App app(Optional<Path> out) {
        var props = AppProps.builder()
                .analyticsReporting(false)
                .treeMetadata(false)
                .stackTraces(false)
                .postCliContext(context());
        out.ifPresent(folder -> props.outdir(folder.toString()));
        return new App(props.build());
    }

    private static Map<String, Object> context() {
        var context = new LinkedHashMap<String, Object>();
        context.put("@aws-cdk/aws-iam:minimizePolicies", true);
        context.put("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);
        context.put("@aws-cdk/core:checkSecretUsage", true);
        context.put("@aws-cdk/core:target-partitions", List.of("aws"));
        // what pipelines take from the stack of the data cannot go before them; said, so that no stack is drawn with a
        // warning that others are drawn without
        context.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
        // counted here, where the pipeline's place is known
        context.put("@aws-cdk/core:stackResourceLimit", 0);
        context.put("aws:cdk:enable-path-metadata", false);
        context.put("aws:cdk:enable-asset-metadata", false);
        context.put("aws:cdk:version-reporting", false);
        return context;
    }

    /// Draws the stack of the data, which the others lean on, those of the pipelines that are deployed, and that of all
    /// pipelines together.
    ///
    /// @return where the templates are
    static Path write(App app, Inputs inputs, boolean overview) {
        var data = new DataStack(app, inputs.environment(), Stored.by(inputs.pipelines()));
        if (overview) {
            new OverviewStack(
                    app,
                    inputs.environment(),
                    inputs.pipelines().stream().map(Deployable::name).toList(),
                    inputs.jars(),
                    data);
        }
        for (var pipeline : inputs.deployed()) {
            new PipelineStack(app, inputs.environment(), pipeline, inputs.jars(), data);
        }
        return Path.of(app.synth().getDirectory());
    }
}
