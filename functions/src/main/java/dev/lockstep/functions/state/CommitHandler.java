package dev.lockstep.functions.state;

import dev.lockstep.functions.Cause;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what a run has done of a source that grows. It stands behind everything that must have succeeded: a run
/// that fails before remembers nothing, and the next one does the same work again. Parts that failed and were
/// tolerated are remembered too, and given to the next run.
public final class CommitHandler extends StageHandler<CommitHandler.Input, CommitHandler.Output> {
    private static final int USUAL_TRIES = 3;

    public CommitHandler() {
        super(Input.class);
    }

    /// What was done.
    ///
    /// @param table where it is remembered, and its key
    /// @param name of the source, as in the stage that took it in
    /// @param keys what that stage has handed on, in its order
    /// @param tags what that stage said the keys' objects were, so that one that is overwritten is known
    /// @param until how far it has looked
    /// @param failed which of the keys failed, as a merge lists them: by `index`
    /// @param tries how often a key may fail until it is given up
    /// @param key the key of that table
    public record Input(
            String table,
            String key,
            String name,
            List<String> keys,
            Optional<List<String>> tags,
            Optional<String> until,
            Optional<List<Json>> failed,
            Optional<Integer> tries) {
        public Input {
            if (tags.filter(all -> all.size() != keys.size()).isPresent()) {
                throw new IllegalArgumentException("has " + tags.orElseThrow().size() + " tags for " + keys.size()
                        + " keys; expected what the stage that took them in has handed on");
            }
        }

        /// By key, of those that are known.
        private Map<String, String> known() {
            Map<String, String> known = new LinkedHashMap<>();
            tags.ifPresent(all -> {
                for (int i = 0; i < keys.size(); i++) {
                    if (!all.get(i).isEmpty()) {
                        known.put(keys.get(i), all.get(i));
                    }
                }
            });
            return known;
        }
    }

    /// What is remembered now.
    ///
    /// @param forgotten how many keys that failed there was no room for, the oldest; the log names them
    public record Output(
            Optional<String> mark,
            long done,
            Map<String, Integer> pending,
            Map<String, String> abandoned,
            long forgotten) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Map<String, String> reasons = reasons(input);
        List<String> done =
                input.keys().stream().filter(key -> !reasons.containsKey(key)).toList();
        List<Progress.Failure> failed = new ArrayList<>();
        reasons.forEach((key, reason) -> failed.add(new Progress.Failure(key, reason)));
        StateTable table = new StateTable(Clients.ofThisProcess(), input.table(), input.key(), context);
        Progress.Done run = new Progress.Done(context.run().id(), input.until(), done, failed, input.known());
        List<String> forgotten = new ArrayList<>();
        Progress now = Progress.of(Optional.of(table.change(input.name(), remembered -> {
            Progress before = Progress.of(Optional.of(remembered));
            Progress after = before.with(run, input.tries().orElse(USUAL_TRIES));
            forgotten.clear();
            forgotten.addAll(after.forgotten(before, run));
            return after.document();
        })));
        forgotten.forEach(key -> context.log()
                .warn(key + " has failed, and is forgotten: there is room for those only that came after it"));
        now.abandoned()
                .forEach((key, reason) -> context.log().warn(key + " has failed too often and is given up: " + reason));
        context.log()
                .info(
                        "remembered " + done.size() + " of " + input.name(),
                        Map.of(
                                "mark",
                                now.mark().orElse(""),
                                "pending",
                                now.pending().size()));
        return new Output(now.mark(), done.size(), now.pending(), now.abandoned(), forgotten.size());
    }

    private static Map<String, String> reasons(Input input) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Json part : input.failed().orElse(List.of())) {
            if (!(part instanceof Json.Obj failed)
                    || !(failed.get("index").orElse(Json.Null.NULL) instanceof Json.Num(BigDecimal index))
                    || index.intValue() < 0
                    || index.intValue() >= input.keys().size()) {
                throw new InvalidInput("failed must list objects with the index of a key, but has " + part.described());
            }
            String reason = failed.get("cause").orElse(Json.Null.NULL) instanceof Json.Str(String cause)
                    ? Cause.message(cause)
                    : "";
            reasons.put(input.keys().get(index.intValue()), reason.substring(0, Math.min(500, reason.length())));
        }
        return reasons;
    }
}
