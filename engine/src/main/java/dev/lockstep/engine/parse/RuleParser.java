package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Catcher;
import dev.lockstep.engine.definition.ChoiceRule;
import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.DataFlow;
import dev.lockstep.engine.definition.Retrier;
import dev.lockstep.engine.definition.Retrier.JitterStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the rules of states: retriers, catchers, choices.
final class RuleParser {
    private static final long MOST_ATTEMPTS = 99_999_999;
    private static final long LONGEST_DELAY = 31_622_400;

    private RuleParser() {}

    static List<Retrier> retriers(Node state) {
        List<Retrier> retriers = new ArrayList<>();
        for (Node node : state.objects("Retry")) {
            node.require("ErrorEquals");
            retriers.add(new Retrier(
                    node.texts("ErrorEquals"),
                    Duration.ofSeconds(whole(node, "IntervalSeconds", 1, 1, LONGEST_DELAY)),
                    whole(node, "MaxAttempts", 3, 0, MOST_ATTEMPTS),
                    backoffRate(node),
                    node.has("MaxDelaySeconds")
                            ? Optional.of(Duration.ofSeconds(whole(node, "MaxDelaySeconds", 1, 1, LONGEST_DELAY)))
                            : Optional.empty(),
                    jitter(node),
                    node.pointer()));
            node.done();
        }
        return retriers;
    }

    private static long whole(Node node, String field, long otherwise, long least, long most) {
        Optional<Number> number = node.number(field);
        if (number.isEmpty()) {
            return otherwise;
        }
        double value = number.get().doubleValue();
        if (value != Math.rint(value)) {
            node.problems().schema("Expected value of type Integer", node.pointer(field));
        } else if (value < least || value > most) {
            node.problems().schema("The value must be between " + least + " and " + most, node.pointer(field));
        }
        return number.get().longValue();
    }

    private static double backoffRate(Node node) {
        double rate = node.number("BackoffRate").map(Number::doubleValue).orElse(2.0);
        if (rate < 1) {
            node.problems().schema("The value must be greater than or equal to 1.0", node.pointer("BackoffRate"));
        }
        return rate;
    }

    private static JitterStrategy jitter(Node node) {
        String written = node.text("JitterStrategy").orElse("NONE");
        return switch (written) {
            case "FULL" -> JitterStrategy.FULL;
            case "NONE" -> JitterStrategy.NONE;
            default -> {
                node.problems()
                        .schema(
                                "The field 'JitterStrategy' should have one of these values: [FULL, NONE]",
                                node.pointer("JitterStrategy"));
                yield JitterStrategy.NONE;
            }
        };
    }

    static List<Catcher> catchers(Node state, Dialect dialect) {
        List<Catcher> catchers = new ArrayList<>();
        for (Node node : state.objects("Catch")) {
            node.require("ErrorEquals", "Next");
            catchers.add(new Catcher(
                    node.texts("ErrorEquals"), node.text("Next").orElse(""), dialect.caught(node), node.pointer()));
            node.done();
        }
        return catchers;
    }

    static List<ChoiceRule> choices(Node state, Dialect dialect) {
        List<ChoiceRule> rules = new ArrayList<>();
        for (Node node : state.objects("Choices")) {
            node.require("Next");
            Optional<Condition> condition = dialect.condition(node);
            DataFlow flow = dialect.flow(node, Set.of(Dialect.Part.OUTPUT, Dialect.Part.ASSIGN));
            condition.ifPresent(
                    c -> rules.add(new ChoiceRule(c, node.text("Next").orElse(""), flow, node.pointer())));
            node.text("Next");
            node.done();
        }
        return rules;
    }
}
