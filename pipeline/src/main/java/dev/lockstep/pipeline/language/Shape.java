package dev.lockstep.pipeline.language;

import java.util.List;

/// What may stand behind a key.
public sealed interface Shape {

    record Text() implements Shape {}

    /// A text of a certain form, given as a regular expression that finds it.
    record Formed(String pattern, String example) implements Shape {}

    record OneOf(List<String> words) implements Shape {}

    record Truth() implements Shape {}

    record Whole(int least, int most) implements Shape {}

    record Between(int least, int most) implements Shape {}

    record Duration() implements Shape {}

    /// A percentage, or a number from 0 to 1.
    record Part() implements Shape {}

    record Expression() implements Shape {}

    /// Any JSON, with expressions in it.
    record Anything() implements Shape {}

    /// A map of names the author chooses to anything.
    record Values() implements Shape {}

    /// One name, or a list of names.
    record Names() implements Shape {}

    record ListOf(Shape item) implements Shape {}

    /// A map of names the author chooses to things of one shape.
    record Named(Shape each) implements Shape {}

    record Either(List<Shape> shapes) implements Shape {}

    /// A map with known keys.
    record Keys(Section section) implements Shape {}
}
