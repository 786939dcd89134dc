package dev.lockstep.pipeline.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names are found where JSONata has them, and nowhere else.
final class ExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$a.b + $c | a c",
                "'$a' & \"$b\\\" $x\" & $c | c",
                "/* $a */ $b | b",
                "$a.`$b` | a",
                "$match($a, /\\$b[/]$c/i) | a",
                "$a / $b / $c | a b c",
                "($a)/2 + [$b]/3 | a b",
                "$x := $y; $x | y",
                "$map($list, function($v, $i) { $v + $i + $n }) | list n",
                "λ($v) { $v } ~> $f | f",
                "$list[$.age > 3] | list '' ",
                "$a.b@$c.d#$i[$c] | a",
                "1..3 & 2.5e-3 & $a | a",
                "$a != $b and $c in [1] | a b c",
                "$ > 1 and /$x/ | ''",
            })
    void findsFreeVariables(String source, String names) {
        var expected = List.of(names.strip().replace("''", "").split(" ")).stream()
                .filter(name -> !name.isEmpty())
                .toList();
        var found = Expression.of(source.strip());
        assertEquals(expected, found.variables(), String.valueOf(found.fault()));
    }

    @Test
    void renamesVariablesAndNothingElse() {
        assertEquals(
                "$a_1.b & '$a' & $sum($a_1.a) & ($b := 1; $b)",
                Expression.of("$a.b & '$a' & $sum($a.a) & ($b := 1; $b)").renamed(name -> "$" + name + "_1"));
    }

    @Test
    void tellsCallsAndBindings() {
        var expression = Expression.of("($f := function($x) { $x }; $f(1) + $sum($y))");
        assertEquals(List.of("sum"), expression.calls());
        assertEquals(Set.of("f", "x"), expression.bound());
        assertEquals(List.of("y"), expression.variables());
    }

    @Test
    void tellsTheFirstFieldOfAVariable() {
        assertEquals(
                List.of("a", "b c"),
                Expression.of("$params.a & $params.`b c` & $params").fieldsOf("params"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$a[1 | a '[' is not closed",
                "$a] | a ']' closes nothing",
                "($a] | a ']' closes nothing",
                "'a | a text that begins with ' is not closed (at 'a)",
                "/a | a regular expression that begins with / is not closed (at /a)",
                "$a /* b | a comment is not closed with */ (at /* b)",
            })
    void tellsWhatIsNotClosed(String source, String fault) {
        assertEquals(fault, Expression.of(source).fault().orElseThrow());
    }

    @Test
    void wordsOfTheLanguageAreNoFields() {
        assertTrue(Expression.of("true").leadingName().isEmpty());
        assertTrue(Expression.of("function($x) { $x }").leadingName().isEmpty());
        assertEquals("data", Expression.of("data.x").leadingName().orElseThrow());
    }
}
