package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.ItemProcessor;
import dev.lockstep.engine.definition.MapInput;
import dev.lockstep.engine.definition.MapLimits;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.definition.Template;
import java.util.List;
import java.util.Optional;

/// Reads what a Map state has beside the fields of every state.
final class MapParser {
    private final DefinitionParser groups;
    private final Node node;
    private final Dialect dialect;

    MapParser(DefinitionParser groups, Node node, Dialect dialect) {
        this.groups = groups;
        this.node = node;
        this.dialect = dialect;
    }

    Optional<State> parse(State.Header header, Next next) {
        Optional<ItemProcessor> processor = processor();
        MapInput input = new MapInput(
                dialect.items(node),
                itemSelector(),
                node.object("ItemReader").flatMap(reader -> DatasetParser.reader(reader, dialect)),
                node.object("ItemBatcher").map(batcher -> DatasetParser.batcher(batcher, dialect)));
        MapLimits limits = new MapLimits(
                dialect.operand(node, "MaxConcurrency"),
                dialect.operand(node, "ToleratedFailureCount"),
                dialect.operand(node, "ToleratedFailurePercentage"));
        return processor.map(p -> new State.Map(
                header,
                p,
                input,
                limits,
                node.object("ResultWriter").map(writer -> DatasetParser.writer(writer, dialect)),
                RuleParser.retriers(node),
                RuleParser.catchers(node, dialect),
                next));
    }

    /// `ItemSelector`; JSONPath's older name for it is `Parameters`.
    private Optional<Template> itemSelector() {
        Optional<Template> selector = Dialect.template(node, "ItemSelector");
        return switch (dialect) {
            case JsonataDialect ignored -> selector;
            case JsonPathDialect ignored -> selector.isPresent() ? selector : Dialect.template(node, "Parameters");
        };
    }

    private Optional<ItemProcessor> processor() {
        Optional<Node> written = node.object("ItemProcessor").or(() -> switch (dialect) {
            case JsonataDialect ignored -> Optional.empty();
            case JsonPathDialect ignored -> node.object("Iterator");
        });
        if (written.isEmpty()) {
            node.problems().schema("These fields are required: [ItemProcessor]", node.pointer());
        }
        return written.map(this::processor);
    }

    private ItemProcessor processor(Node written) {
        ItemProcessor.Mode mode =
                written.object("ProcessorConfig").map(this::mode).orElseGet(ItemProcessor.Mode.Inline::new);
        StateGroup states = groups.group(written, dialect);
        written.done();
        return new ItemProcessor(states, mode);
    }

    private ItemProcessor.Mode mode(Node config) {
        boolean distributed = config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED"))
                .filter("DISTRIBUTED"::equals)
                .isPresent();
        ItemProcessor.ExecutionType executionType = config.oneOf("ExecutionType", List.of("STANDARD", "EXPRESS"))
                .map(ItemProcessor.ExecutionType::valueOf)
                .orElse(ItemProcessor.ExecutionType.STANDARD);
        config.done();
        return distributed
                ? new ItemProcessor.Mode.Distributed(executionType, node.text("Label"))
                : new ItemProcessor.Mode.Inline();
    }
}
