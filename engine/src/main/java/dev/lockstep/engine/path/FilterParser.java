package dev.lockstep.engine.path;

import dev.lockstep.engine.path.Condition.Operand;
import dev.lockstep.engine.path.Condition.Relation;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the condition of a filter: `||` binds weaker than `&&`, `!` and parentheses as everywhere.
final class FilterParser {
    private static final int DEEPEST = 50;

    private final Cursor cursor;
    private int depth;

    FilterParser(Cursor cursor, int depth) {
        this.cursor = cursor;
        this.depth = depth;
    }

    Condition inParentheses() {
        if (++depth > DEEPEST) {
            throw cursor.fault("conditions nest deeper than " + DEEPEST + " levels");
        }
        cursor.blanks();
        cursor.expect('(');
        Condition condition = or();
        cursor.blanks();
        cursor.expect(')');
        depth--;
        return condition;
    }

    private Condition or() {
        Condition left = and();
        cursor.blanks();
        while (cursor.skip("||")) {
            left = new Condition.Or(left, and());
            cursor.blanks();
        }
        return left;
    }

    private Condition and() {
        Condition left = single();
        cursor.blanks();
        while (cursor.skip("&&")) {
            left = new Condition.And(left, single());
            cursor.blanks();
        }
        return left;
    }

    private Condition single() {
        cursor.blanks();
        if (cursor.skip('!')) {
            if (++depth > DEEPEST) {
                throw cursor.fault("conditions nest deeper than " + DEEPEST + " levels");
            }
            Condition negated = new Condition.Not(single());
            depth--;
            return negated;
        }
        return cursor.peek() == '(' ? inParentheses() : relation();
    }

    private Condition relation() {
        Operand left = operand();
        cursor.blanks();
        Optional<Relation> relation = relationHere();
        if (relation.isEmpty()) {
            if (left instanceof Operand.Path path) {
                return new Condition.Exists(path);
            }
            throw cursor.fault("expected a comparison");
        }
        cursor.blanks();
        return new Condition.Related(left, relation.get(), operand());
    }

    private Optional<Relation> relationHere() {
        int start = cursor.offset();
        for (Relation relation : Relation.values()) {
            if (cursor.skip(relation.text())) {
                if (!relation.isWord() || !Character.isLetterOrDigit(cursor.peek())) {
                    return Optional.of(relation);
                }
                cursor.back(start);
            }
        }
        return Optional.empty();
    }

    private Operand operand() {
        cursor.blanks();
        return switch (cursor.peek()) {
            case '@', '$' -> path();
            case '\'', '"' -> new Operand.Literal(cursor.quoted());
            case '/' -> regex();
            case '[', '{' -> json();
            default -> scalar();
        };
    }

    private Operand path() {
        boolean fromNode = cursor.next() == '@';
        List<Segment> segments = new PathParser(cursor, depth).segments();
        return new Operand.Path(fromNode, segments);
    }

    private Operand regex() {
        cursor.expect('/');
        StringBuilder text = new StringBuilder();
        for (char c = cursor.next(); c != '/'; c = cursor.next()) {
            if (c == '\\' && cursor.peek() == '/') {
                c = cursor.next();
            }
            text.append(c);
        }
        int flags = cursor.skip('i') ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        try {
            return new Operand.Regex(Pattern.compile(text.toString(), flags));
        } catch (PatternSyntaxException e) {
            throw cursor.fault("no regular expression: " + e.getDescription());
        }
    }

    /// A list or object as it is written in JSON, single quotes allowed for its strings.
    private Operand json() {
        int start = cursor.offset();
        int open = 0;
        do {
            char c = cursor.peek();
            if (c == '\'' || c == '"') {
                cursor.quoted();
                continue;
            }
            c = cursor.next();
            open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        } while (open > 0);
        return literal(cursor.since(start).replace('\'', '"'));
    }

    private Operand scalar() {
        String word = cursor.until(" )&|=<>!,");
        if (word.isEmpty()) {
            throw cursor.fault("expected a value");
        }
        return literal(word);
    }

    private Operand literal(String json) {
        try {
            return new Operand.Literal(Json.parse(json));
        } catch (InvalidJson e) {
            throw cursor.fault("no value: " + e.reason());
        }
    }
}
