package dev.lockstep.engine.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/// Something that is given texts to which anything may have happened.
interface Target extends AutoCloseable {

    /// By which its regression corpus is called.
    String name();

    /// Sound texts, from which others are made.
    List<String> seeds();

    /// Another text, made of one or two.
    String mutate(String text, String other, RandomGenerator random);

    /// Gives it a text, and tells in a few words what became of it: two texts that go different ways have different
    /// words. So the harness knows which texts are worth being mutated further.
    ///
    /// @throws Exception whatever is not among the failures that it may answer with: a finding
    String attempt(String text) throws Exception;

    @Override
    void close();
}
