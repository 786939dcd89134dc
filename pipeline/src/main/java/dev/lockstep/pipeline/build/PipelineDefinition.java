package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Compilation;
import dev.lockstep.pipeline.Concurrency;
import dev.lockstep.pipeline.Pipeline;
import dev.lockstep.pipeline.Project;
import dev.lockstep.pipeline.Trigger;
import dev.lockstep.pipeline.check.Checks;
import dev.lockstep.pipeline.language.Vocabulary;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.PipelineReader;
import dev.lockstep.pipeline.read.yaml.Node;
import dev.lockstep.pipeline.read.yaml.YamlText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pipeline in Java. Each word gives a new definition; nothing is looked at before it is asked to compile.
///
/// It is written as YAML, and that text is what is compiled: what is reviewed, what comments of the state machine point
/// to, and what runs are one. Problems point to the line of Java that is to blame.
public record PipelineDefinition(String name, Keys keys) {

    public static PipelineDefinition of(String name) {
        return new PipelineDefinition(name, Keys.none().with("pipeline", name));
    }

    public PipelineDefinition description(String text) {
        return with("description", text);
    }

    /// Step Functions runs it cheaply, for up to five minutes, and perhaps more than once.
    public PipelineDefinition express() {
        return with("type", Pipeline.Kind.EXPRESS);
    }

    /// How long a run may take as a whole.
    public PipelineDefinition timeout(Duration time) {
        return with("timeout", time);
    }

    public PipelineDefinition parameters(RunParameter<?>... parameters) {
        var more = keys;
        for (var parameter : parameters) {
            more = more.within(
                    "parameters",
                    parameter.name(),
                    parameter.keys().node(),
                    parameter.keys().place());
        }
        return new PipelineDefinition(name, more);
    }

    public PipelineDefinition trigger(TriggerDefinition trigger) {
        return new PipelineDefinition(name, keys.also("triggers", trigger.keys()));
    }

    /// A part that can run alone.
    public PipelineDefinition mode(String mode, StageDefinition... stages) {
        return mode(mode, List.of(stages).stream().map(StageDefinition::name).toList());
    }

    public PipelineDefinition mode(String mode, List<String> stages) {
        return new PipelineDefinition(name, keys.within("modes", mode, stages));
    }

    /// For stages that say nothing else.
    public PipelineDefinition defaultRetry(RetryRule rule) {
        return new PipelineDefinition(name, keys.within("defaults", "retry", rule.keys()));
    }

    public PipelineDefinition defaultTimeout(Duration time) {
        return new PipelineDefinition(name, keys.within("defaults", "timeout", time));
    }

    /// One more each, in the order they run.
    public PipelineDefinition stages(StageDefinition... stages) {
        var more = keys;
        for (var stage : stages) {
            more = more.within(
                    "stages", stage.name(), stage.keys().node(), stage.keys().place());
        }
        return new PipelineDefinition(name, more);
    }

    /// Called once when a run failed.
    public PipelineDefinition onFailure(FunctionCall call) {
        return with("onFailure", call.keys());
    }

    /// How many runs that events start may be under way at once, and what becomes of the events of further ones.
    public PipelineDefinition concurrency(int runs, Concurrency.Otherwise otherwise) {
        var said = Keys.none().with("runs", runs);
        return with("concurrency", otherwise == Concurrency.Otherwise.WAIT ? said : said.with("otherwise", otherwise));
    }

    /// Who is told how a run has ended.
    public PipelineDefinition tell(String topic, Trigger.After.Status... on) {
        var notification = Keys.none().with("topic", topic);
        return new PipelineDefinition(
                name, keys.also("notifications", on.length == 0 ? notification : notification.with("on", List.of(on))));
    }

    public PipelineDefinition tag(String tag, String text) {
        return new PipelineDefinition(name, keys.within("tags", tag, text));
    }

    public PipelineDefinition alarmFailures(int anHour) {
        return alarm("failures", anHour);
    }

    /// The part of runs that fail, from 0 to 1.
    public PipelineDefinition alarmErrorRate(BigDecimal part) {
        return alarm("errorRate", part);
    }

    public PipelineDefinition alarmDuration(Duration time) {
        return alarm("duration", time);
    }

    /// The quality below which it is bad.
    public PipelineDefinition alarmQuality(BigDecimal atLeast) {
        return alarm("quality", atLeast);
    }

    private PipelineDefinition alarm(String key, Object value) {
        return new PipelineDefinition(name, keys.within("alarms", key, value));
    }

    private PipelineDefinition with(String key, Object value) {
        return new PipelineDefinition(name, keys.with(key, value));
    }

    /// It as the text of `statemachines/NAME.yaml`.
    public String yaml() {
        return "# Made from " + keys.place().file() + ": change it there, then ./lockstep compile\n"
                + YamlText.of(tree());
    }

    /// It as readers read it, with the places of Java.
    public Node tree() {
        return keys.inOrder(Vocabulary.PIPELINE.names()).node();
    }

    /// Reads, checks and compiles it as if its YAML had been written. What it says of other pipelines is believed.
    public Compilation compile() {
        var problems = new Problems();
        var tree = tree();
        twice(tree, problems);
        PipelineReader.read(tree, problems).ifPresent(read -> Checks.all(read, problems));
        return problems.none()
                ? Project.compile(name + ".yaml", yaml().getBytes(StandardCharsets.UTF_8))
                : new Compilation.Unsound(problems.found());
    }

    /// In YAML a key that is written twice is refused by who reads the text; here there was no text.
    private static void twice(Node node, Problems problems) {
        switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Node.Entry> seen = new HashMap<>();
                for (var entry : mapping.entries()) {
                    var first = seen.putIfAbsent(entry.key(), entry);
                    if (first != null) {
                        problems.add(
                                entry.place(),
                                "yaml.duplicate",
                                "'" + entry.key() + "' is said twice; the first time at " + first.place());
                    }
                    twice(entry.value(), problems);
                }
            }
            case Node.Sequence sequence -> sequence.items().forEach(item -> twice(item, problems));
            case Node.Text _, Node.Numeric _, Node.Bool _, Node.Nothing _ -> {}
        }
    }
}
