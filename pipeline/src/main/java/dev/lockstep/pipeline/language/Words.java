package dev.lockstep.pipeline.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Short names for what the tables of the language are made of.
final class Words {

    static final Shape TEXT = new Shape.Text();
    static final Shape DURATION = new Shape.Duration();
    static final Shape EXPRESSION = new Shape.Expression();
    static final Shape CLASS =
            new Shape.Formed("^([a-z_][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*$", "com.example.orders.ExtractHandler");
    static final Shape PIPELINE = new Shape.Formed("^[a-z][a-z0-9-]{0,39}$", "orders");

    private Words() {}

    static Section section(String name, String description, Section.Key... keys) {
        return new Section(name, description, List.of(keys), List.of());
    }

    static Section.Key key(String name, String description, Shape shape) {
        return new Section.Key(name, false, description, shape);
    }

    static Section.Key required(String name, String description, Shape shape) {
        return new Section.Key(name, true, description, shape);
    }

    static Shape words(Enum<?>[] words) {
        return new Shape.OneOf(Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
