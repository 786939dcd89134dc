package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Next;
import dev.lockstep.engine.definition.Operand;
import dev.lockstep.engine.definition.State;
import dev.lockstep.engine.definition.StateGroup;
import dev.lockstep.engine.definition.WaitFor;
import dev.lockstep.engine.parse.Dialect.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one state by its type.
final class StateParser {
    private static final Set<Part> EVERYTHING = EnumSet.allOf(Part.class);
    private static final Set<Part> NO_RESULT = EnumSet.of(Part.INPUT, Part.OUTPUT, Part.ASSIGN);
    private static final Set<Part> MAP = EnumSet.of(Part.INPUT, Part.RESULT, Part.OUTPUT, Part.ASSIGN);
    private static final Set<Part> NO_ASSIGN = EnumSet.of(Part.INPUT, Part.OUTPUT);

    private final DefinitionParser groups;
    private final String name;
    private final Node node;
    private final Dialect dialect;

    StateParser(DefinitionParser groups, String name, Node node, Dialect dialect) {
        this.groups = groups;
        this.name = name;
        this.node = node;
        this.dialect = dialect;
    }

    Optional<State> parse() {
        if (!node.has("Type")) {
            node.problems().schema("These fields are required: [Type]", node.pointer());
            return Optional.empty();
        }
        Optional<State> state = byType(node.text("Type").orElse(""));
        if (state.isPresent()) {
            node.done();
        }
        return state;
    }

    private Optional<State> byType(String type) {
        return switch (type) {
            case "Task" -> Optional.of(task());
            case "Wait" -> waiting();
            case "Pass" -> Optional.of(pass());
            case "Succeed" -> Optional.of(new State.Succeed(header(NO_ASSIGN)));
            case "Fail" -> Optional.of(fail());
            case "Choice" -> Optional.of(choice());
            case "Parallel" -> Optional.of(parallel());
            case "Map" -> new MapParser(groups, node, dialect).parse(header(MAP), next());
            default -> {
                node.problems()
                        .schema(
                                "The field 'Type' should have one of these values:"
                                        + " [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]",
                                node.pointer("Type"));
                yield Optional.empty();
            }
        };
    }

    private State.Header header(Set<Part> parts) {
        DataFlow flow = dialect.flow(node, parts);
        return new State.Header(name, node.text("Comment"), node.pointer(), flow);
    }

    private State task() {
        node.require("Resource");
        return new State.Task(
                header(EVERYTHING),
                node.text("Resource").orElse(""),
                dialect.operand(node, "TimeoutSeconds"),
                dialect.operand(node, "HeartbeatSeconds"),
                Dialect.template(node, "Credentials"),
                RuleParser.retriers(node),
                RuleParser.catchers(node, dialect),
                next());
    }

    private State pass() {
        State.Header header = switch (dialect) {
            case JsonPathDialect ignored -> header(EVERYTHING);
            case JsonataDialect ignored -> header(NO_RESULT);
        };
        Optional<Object> result = switch (dialect) {
            case JsonPathDialect ignored -> node.value("Result");
            case JsonataDialect ignored -> Optional.empty();
        };
        return new State.Pass(header, result, next());
    }

    private State choice() {
        node.require("Choices");
        if (node.objects("Choices").isEmpty() && node.has("Choices")) {
            node.problems().schema("Choices must not be empty", node.pointer("Choices"));
        }
        return new State.Choice(header(NO_RESULT), RuleParser.choices(node, dialect), node.text("Default"));
    }

    private Optional<State> waiting() {
        Optional<Operand> seconds = dialect.operand(node, "Seconds");
        Optional<Operand> timestamp = dialect.operand(node, "Timestamp");
        State.Header header = header(NO_RESULT);
        Next next = next();
        if (seconds.isPresent() == timestamp.isPresent()) {
            node.problems()
                    .schema(
                            "A Wait state must have exactly one of 'Seconds', 'SecondsPath', 'Timestamp' or"
                                    + " 'TimestampPath'",
                            node.pointer());
            return Optional.empty();
        }
        WaitFor until = seconds.<WaitFor>map(WaitFor.Seconds::new)
                .orElseGet(() -> new WaitFor.Timestamp(timestamp.orElseThrow()));
        return Optional.of(new State.Wait(header, until, next));
    }

    private State fail() {
        return new State.Fail(
                header(EnumSet.noneOf(Part.class)), dialect.operand(node, "Error"), dialect.operand(node, "Cause"));
    }

    private State parallel() {
        node.require("Branches");
        List<StateGroup> branches = node.objects("Branches").stream()
                .map(branch -> {
                    StateGroup group = groups.group(branch, dialect);
                    branch.done();
                    return group;
                })
                .toList();
        return new State.Parallel(
                header(EVERYTHING), branches, RuleParser.retriers(node), RuleParser.catchers(node, dialect), next());
    }

    private Next next() {
        boolean ends = node.flag("End").orElse(false);
        Optional<String> next = node.text("Next");
        if (ends == next.isPresent()) {
            node.problems().schema("A state must have exactly one of 'Next' and 'End'", node.pointer());
        }
        return next.<Next>map(Next.To::new).orElseGet(Next.End::new);
    }
}
