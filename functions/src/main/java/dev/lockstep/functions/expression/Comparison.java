package dev.lockstep.functions.expression;

import dev.lockstep.functions.pattern.Shown;
import java.math.BigDecimal;
import java.util.List;

/// How two values stand to each other. Where one is a number, by nature or as the result of arithmetic, the other must
/// be one too. Two texts are equal when they are the same, so `007` is not `7`; one is before the other as numbers are
/// where both are numbers, else as texts.
enum Comparison {
    EQUAL("="),
    DIFFERENT("!="),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    GREATER(">");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean holds(List<String> values, Expression left, Expression right) throws Trouble {
        Value a = left.of(values);
        Value b = right.of(values);
        int order = a instanceof Value.Num || b instanceof Value.Num
                ? left.number(values).compareTo(right.number(values))
                : ofTexts(a.text(), b.text());
        return switch (this) {
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private int ofTexts(String a, String b) {
        boolean asNumbers = this != EQUAL && this != DIFFERENT && Shown.isNumber(a) && Shown.isNumber(b);
        return asNumbers ? new BigDecimal(a).compareTo(new BigDecimal(b)) : a.compareTo(b);
    }
}
