package dev.lockstep.functions.validate;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.distinct.SeenValues;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Key;
import dev.lockstep.functions.pattern.PatternText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One entry of `rules` as written: a column, and one or more things that must hold of it.
record RuleText(
        String column,
        Optional<Boolean> required,
        Optional<Rule.ValueType> type,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<String> pattern,
        @Key("enum") Optional<Json.Arr> allowed,
        Optional<Boolean> unique) {

    /// The rules it means, in the order they are worth knowing.
    List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        required.filter(wanted -> wanted).ifPresent(wanted -> rules.add(new Rule.Required(column)));
        type.ifPresent(wanted -> rules.add(new Rule.Typed(column, wanted)));
        min.ifPresent(least -> rules.add(new Rule.Min(column, least)));
        max.ifPresent(most -> rules.add(new Rule.Max(column, most)));
        pattern.ifPresent(
                text -> rules.add(new Rule.Matches(column, PatternText.compiled(text, "for column '" + column + "'"))));
        allowed.ifPresent(values -> rules.add(new Rule.OneOf(column, texts(values))));
        unique.filter(wanted -> wanted)
                .ifPresent(wanted -> rules.add(new Rule.Unique(column, new SeenValues("the column " + column))));
        if (rules.isEmpty()) {
            throw new InvalidInput("the rule for column '" + column
                    + "' says nothing; expected required, type, min, max, pattern, enum or unique");
        }
        return rules;
    }

    private List<String> texts(Json.Arr values) {
        return values.items().stream()
                .map(value -> switch (value) {
                    case Json.Str(String text) -> text;
                    case Json.Num(BigDecimal number) -> number.toPlainString();
                    case Json.Bool(boolean flag) -> Boolean.toString(flag);
                    case Json.Null ignored -> throw unfit(value);
                    case Json.Obj ignored -> throw unfit(value);
                    case Json.Arr ignored -> throw unfit(value);
                })
                .toList();
    }

    private InvalidInput unfit(Json value) {
        return new InvalidInput(
                "the enum of column '" + column + "' holds " + value.described() + "; expected strings or numbers");
    }
}
