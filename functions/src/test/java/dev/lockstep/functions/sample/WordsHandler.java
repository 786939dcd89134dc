package dev.lockstep.functions.sample;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import java.util.List;
import java.util.Optional;

/// Counts words, a text after the other.
public final class WordsHandler extends StageHandler<WordsHandler.Input, WordsHandler.Output> {
    public WordsHandler() {
        super(Input.class);
    }

    public record Input(List<String> texts, Optional<Integer> longest) {}

    public record Output(long words, Counts counts) {}

    /// How far it has come.
    record Position(int texts, long words) {}

    @Override
    protected Output run(Input input, StageContext context) {
        var checkpoint = context.checkpoint(Position.class);
        var position = checkpoint.reached().orElse(new Position(0, 0));
        while (position.texts() < input.texts().size()) {
            checkpoint.stopInTime(position);
            var text = input.texts().get(position.texts());
            if (text.length() > input.longest().orElse(1_000)) {
                throw new InvalidInput("text " + position.texts() + " has " + text.length() + " characters");
            }
            position = new Position(position.texts() + 1, position.words() + text.split(" ", -1).length);
        }
        context.log().info("counted " + position.words() + " words");
        return new Output(position.words(), Counts.all(position.texts()));
    }
}
