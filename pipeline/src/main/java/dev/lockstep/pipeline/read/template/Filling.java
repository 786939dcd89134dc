package dev.lockstep.pipeline.read.template;

import dev.lockstep.pipeline.DidYouMean;
import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.problem.Problems;
import dev.lockstep.pipeline.read.yaml.Node;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts what is given where `<<name>>` stands in a tree.
final class Filling {

    private static final Pattern PLACEHOLDER = Pattern.compile("<<\\s*([A-Za-z][A-Za-z0-9_]*)\\s*>>");

    private final Problems problems;
    private final String rules;
    private final String nobodySays;
    private final Set<String> used = new HashSet<>();
    private boolean whole = true;

    /// What fills a kind of template.
    ///
    /// @param rules what the names of its rules begin with
    /// @param nobodySays the beginning of the sentence about a name that is not given
    Filling(Problems problems, String rules, String nobodySays) {
        this.problems = problems;
        this.rules = rules;
        this.nobodySays = nobodySays;
    }

    /// Whether everything could be filled in.
    boolean isWhole() {
        return whole;
    }

    /// The names that have been asked for.
    Set<String> used() {
        return Set.copyOf(used);
    }

    Node filled(Node node, Node.Mapping given) {
        return switch (node) {
            case Node.Text text -> text(text, given);
            case Node.Sequence sequence ->
                new Node.Sequence(
                        sequence.place(),
                        sequence.items().stream()
                                .map(item -> filled(item, given))
                                .toList());
            case Node.Mapping mapping ->
                new Node.Mapping(
                        mapping.place(),
                        mapping.entries().stream()
                                .map(entry -> new Node.Entry(
                                        entry.place(),
                                        within(entry.place(), entry.key(), given),
                                        filled(entry.value(), given)))
                                .toList());
            case Node.Numeric _, Node.Bool _, Node.Nothing _ -> node;
        };
    }

    /// A text that is nothing but a placeholder becomes whatever is given for it, a number or a list too.
    private Node text(Node.Text text, Node.Mapping given) {
        var whole = PLACEHOLDER.matcher(text.text());
        return whole.matches()
                ? value(text.place(), whole.group(1), given)
                        .map(value -> moved(value, text.place()))
                        .orElse(text)
                : new Node.Text(text.place(), within(text.place(), text.text(), given));
    }

    private String within(Place place, String text, Node.Mapping given) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(place, found.group(1), given)
                        .flatMap(value -> written(place, found.group(1), value))
                        .orElse(found.group(1))));
    }

    private Optional<String> written(Place place, String name, Node value) {
        return switch (value) {
            case Node.Text text -> Optional.of(text.text());
            case Node.Numeric number -> Optional.of(number.written());
            case Node.Bool bool -> Optional.of(String.valueOf(bool.truth()));
            case Node.Nothing _, Node.Sequence _, Node.Mapping _ -> {
                whole = false;
                problems.add(
                        place,
                        rules + ".text",
                        "<<" + name + ">> is " + value.kind() + ", which cannot stand within a text");
                yield Optional.empty();
            }
        };
    }

    private Optional<Node> value(Place place, String name, Node.Mapping given) {
        used.add(name);
        var value = given.entries().stream()
                .filter(entry -> entry.key().equals(name))
                .map(Node.Entry::value)
                .findFirst();
        if (value.isEmpty()) {
            whole = false;
            var names = given.entries().stream().map(Node.Entry::key).toList();
            problems.add(
                    place,
                    rules + ".unknown",
                    nobodySays + " what <<" + name + ">> is" + DidYouMean.ending(name, names));
        }
        return value;
    }

    /// What is wrong with it shows where it is used, with the template around it.
    private static Node moved(Node value, Place place) {
        return switch (value) {
            case Node.Text text -> new Node.Text(place, text.text());
            case Node.Numeric number -> new Node.Numeric(place, number.number(), number.written());
            case Node.Bool bool -> new Node.Bool(place, bool.truth());
            case Node.Nothing _ -> new Node.Nothing(place);
            case Node.Sequence _, Node.Mapping _ -> value;
        };
    }
}
