package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes nodes from the YAML library's events.
///
/// From events rather than from the library's own nodes, because here depth, size and aliases are counted while
/// the tree grows: a small file cannot become a large one.
public final class YamlTree {

    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 100_000;

    private final String file;
    private final Problems problems;
    private final ParserImpl events;
    private final ScalarResolver scalars = new JsonScalarResolver();
    private final Map<Anchor, Optional<Node>> anchors = new HashMap<>();
    private int nodes;

    private YamlTree(String file, String text, Problems problems) {
        this.file = file;
        this.problems = problems;
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        this.events = new ParserImpl(settings, new StreamReader(settings, text));
    }

    /// The one document of the text, or nothing and a problem that says why.
    public static Optional<Node> of(String file, String text, Problems problems) {
        try {
            return new YamlTree(file, text, problems).document();
        } catch (Refusal refusal) {
            problems.add(refusal.place, refusal.rule, refusal.message);
        } catch (YamlEngineException trouble) {
            YamlTrouble.explain(file, text, trouble, problems);
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        events.next(); // the stream's start
        if (events.checkEvent(Event.ID.StreamEnd)) {
            throw new Refusal(
                    Place.of(file), "yaml.empty", "the file is empty: a pipeline starts with 'pipeline: NAME'");
        }
        events.next(); // the document's start
        var node = node(0);
        events.next(); // the document's end
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            throw new Refusal(
                    at(events.peekEvent()),
                    "yaml.documents",
                    "a second document starts here; a file holds one pipeline");
        }
        return Optional.of(node);
    }

    private Node node(int depth) {
        var event = events.next();
        if (depth > DEEPEST) {
            throw new Refusal(at(event), "yaml.depth", "nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        if (!(event instanceof NodeEvent start)) {
            throw new IllegalStateException("unexpected YAML event " + event);
        }
        count(1, event);
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        var node = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence((CollectionStartEvent) event, depth);
            default -> mapping((CollectionStartEvent) event, depth);
        };
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.of(node)));
        return node;
    }

    private Node aliased(AliasEvent alias) {
        var anchor = alias.getAlias();
        var known = anchors.get(anchor);
        if (known == null) {
            throw new Refusal(at(alias), "yaml.alias", "nothing before is named '&" + anchor + "'");
        }
        var node = known.orElseThrow(
                () -> new Refusal(at(alias), "yaml.alias", "'*" + anchor + "' stands inside the very value it names"));
        count(node.size(), alias);
        return node;
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Refusal(
                    at(event),
                    "yaml.size",
                    "with its aliases written out the file has more than %,d values".formatted(MOST_NODES));
        }
    }

    private Node sequence(CollectionStartEvent start, int depth) {
        refuseTag(start.getTag(), start);
        var items = new ArrayList<Node>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        events.next();
        return new Node.Sequence(at(start), items);
    }

    private Node mapping(CollectionStartEvent start, int depth) {
        refuseTag(start.getTag(), start);
        var entries = new LinkedHashMap<String, Node.Entry>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            var key = key(node(depth + 1));
            var entry = new Node.Entry(key.place(), key.text(), node(depth + 1));
            var first = entries.putIfAbsent(key.text(), entry);
            if (first != null) {
                problems.add(
                        key.place(),
                        "yaml.duplicate",
                        "'" + key.text() + "' is written twice; the first is in line "
                                + first.place().line());
            }
        }
        events.next();
        return new Node.Mapping(at(start), List.copyOf(entries.values()));
    }

    private Node.Text key(Node key) {
        var name = switch (key) {
            case Node.Text text -> text;
            case Node.Numeric number -> new Node.Text(number.place(), number.written());
            case Node.Bool bool -> new Node.Text(bool.place(), String.valueOf(bool.truth()));
            case Node.Nothing nothing ->
                throw new Refusal(nothing.place(), "yaml.key", "there is a ':' without a key before it");
            case Node.Sequence sequence -> throw keyRefused(sequence);
            case Node.Mapping mapping -> throw keyRefused(mapping);
        };
        if (name.text().equals("<<")) {
            throw new Refusal(
                    name.place(), "yaml.merge", "'<<' is not part of YAML 1.2; use 'defaults', or write the keys out");
        }
        return name;
    }

    private static Refusal keyRefused(Node node) {
        return new Refusal(
                node.place(),
                "yaml.key",
                node.kind() + " cannot be a key; an expression has to stand in quotes: \"{% … %}\"");
    }

    private Node scalar(ScalarEvent event) {
        var place = at(event);
        var text = event.getValue();
        refuseTag(event.getTag(), event);
        if (!event.isPlain()) {
            return new Node.Text(place, text);
        }
        var tag = scalars.resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return new Node.Nothing(place);
        }
        if (tag.equals(Tag.BOOL)) {
            return new Node.Bool(place, text.equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return numeric(place, text);
        }
        return new Node.Text(place, text);
    }

    private static Node numeric(Place place, String text) {
        try {
            var number = new BigDecimal(text);
            if (Math.abs(number.scale()) > 300 || number.precision() > 300) {
                throw new Refusal(place, "yaml.number", "'" + text + "' is beyond the numbers JSON can hold");
            }
            return new Node.Numeric(place, number, text);
        } catch (NumberFormatException _) {
            throw new Refusal(place, "yaml.number", "'" + text + "' is not a number JSON can hold");
        }
    }

    private void refuseTag(Optional<String> tag, Event event) {
        if (tag.isPresent() && !tag.get().equals("!")) {
            throw new Refusal(
                    at(event), "yaml.tag", "'" + tag.get() + "' is a YAML tag; pipelines are written without tags");
        }
    }

    private Place at(Event event) {
        return event.getStartMark().map(mark -> place(file, mark)).orElseGet(() -> Place.of(file));
    }

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// Ends the reading: what follows could not be understood. Never leaves this class.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String rule;
        private final String message;

        Refusal(Place place, String rule, String message) {
            super(message, null, false, false);
            this.place = place;
            this.rule = rule;
            this.message = message;
        }
    }
}
