package dev.lockstep.functions.validate;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.distinct.SeenValues;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Key;
import dev.lockstep.functions.pattern.PatternText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One entry of `rules` as written: a column, and one or more things that must hold of it; or a condition
/// of the row, or of the file.
///
/// @param row the condition, in the language of transform's expressions
/// @param file the condition, in the same language, over the file's figures: `rows = rows(control) and
/// sum(price) > 0`
/// @param of tables that `file` counts the rows of, by the names it has for them
/// @param costs what it takes from the quality when `file` does not hold; without it the stage fails
/// @param message what is said when it does not hold
/// @param in the column of another table that has the value
record RuleText(
        Optional<String> column,
        Optional<String> row,
        Optional<String> file,
        Optional<Map<String, DataSet>> of,
        Optional<Double> costs,
        Optional<String> message,
        Optional<Boolean> required,
        Optional<Rule.ValueType> type,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<String> pattern,
        @Key("enum") Optional<Json.Arr> allowed,
        Optional<Boolean> unique,
        Optional<Reference> in) {
    RuleText {
        long subjects = Stream.of(column, row, file).filter(Optional::isPresent).count();
        if (subjects != 1) {
            throw new IllegalArgumentException("is about "
                    + (subjects == 0
                            ? "neither a column nor a row nor the file"
                            : "several of a column, a row and the file")
                    + "; expected one of them");
        }
        if (message.isPresent() && column.isPresent()) {
            throw new IllegalArgumentException("has a message, which only a rule about a row or the file has");
        }
        if ((of.isPresent() || costs.isPresent()) && file.isEmpty()) {
            throw new IllegalArgumentException("has of or costs, which only a rule about the file has");
        }
        if (costs.filter(share -> !(share > 0 && share <= 1)).isPresent()) {
            throw new IllegalArgumentException("costs " + costs.orElseThrow() + "; expected more than 0, 1 at most");
        }
        boolean ofColumn = Stream.of(required, type, min, max, pattern, allowed, unique, in)
                .anyMatch(Optional::isPresent);
        if (column.isEmpty() && ofColumn) {
            throw new IllegalArgumentException(
                    "is about " + (row.isPresent() ? "a row" : "the file") + ", and says what only a column can be");
        }
    }

    /// The rules of its column that it means, in the order they are worth knowing.
    List<Rule> rules(DataSets tables) throws IOException {
        if (column.isEmpty()) {
            return List.of();
        }
        String name = column.get();
        List<Rule> rules = new ArrayList<>();
        required.filter(wanted -> wanted).ifPresent(_ -> rules.add(new Rule.Required(name)));
        type.ifPresent(wanted -> rules.add(new Rule.Typed(name, wanted)));
        min.ifPresent(least -> rules.add(new Rule.Min(name, least)));
        max.ifPresent(most -> rules.add(new Rule.Max(name, most)));
        pattern.ifPresent(
                text -> rules.add(new Rule.Matches(name, PatternText.compiled(text, "for column '" + name + "'"))));
        allowed.ifPresent(values -> rules.add(new Rule.OneOf(name, texts(values))));
        if (in.isPresent()) {
            rules.add(new Rule.Known(name, in.get().shown(), in.get().values(tables)));
        }
        unique.filter(wanted -> wanted)
                .ifPresent(_ -> rules.add(new Rule.Unique(name, new SeenValues("the column " + name))));
        if (rules.isEmpty()) {
            throw new InvalidInput("the rule for column '" + name
                    + "' says nothing; expected required, type, min, max, pattern, enum, in or unique");
        }
        return rules;
    }

    /// The rule of whole rows that it means.
    Optional<RowRule> ofRows(Columns columns) {
        return row.map(condition -> RowRule.of(condition, message, columns));
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
        return new InvalidInput("the enum of column '" + column.orElse("") + "' holds " + value.described()
                + "; expected strings or numbers");
    }
}
