package dev.lockstep.engine.parse;

import dev.lockstep.engine.definition.Condition;
import dev.lockstep.engine.definition.Condition.Operator;
import dev.lockstep.engine.definition.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the conditions of JSONPath choice rules: `And`, `Or`, `Not`, and the comparison operators.
final class ConditionParser {
    private final Dialect dialect;

    ConditionParser(Dialect dialect) {
        this.dialect = dialect;
    }

    Optional<Condition> parse(Node rule) {
        if (rule.has("And")) {
            return Optional.of(new Condition.And(all(rule.objects("And"))));
        }
        if (rule.has("Or")) {
            return Optional.of(new Condition.Or(all(rule.objects("Or"))));
        }
        if (rule.has("Not")) {
            return rule.object("Not").flatMap(this::nested).map(Condition.Not::new);
        }
        return comparison(rule);
    }

    private List<Condition> all(List<Node> nodes) {
        List<Condition> conditions = new ArrayList<>();
        for (Node node : nodes) {
            nested(node).ifPresent(conditions::add);
        }
        return conditions;
    }

    private Optional<Condition> nested(Node node) {
        Optional<Condition> condition = parse(node);
        node.done();
        return condition;
    }

    private Optional<Condition> comparison(Node rule) {
        rule.require("Variable");
        Optional<String> variable = rule.text("Variable");
        for (Operator operator : Operator.values()) {
            Optional<Operand> operand = dialect.operand(rule, operator.field());
            if (operand.isPresent() && variable.isPresent()) {
                return Optional.of(new Condition.Comparison(variable.get(), operator, operand.get(), rule.pointer()));
            }
        }
        rule.problems().schema("A choice rule must have a comparison operator", rule.pointer());
        return Optional.empty();
    }
}
