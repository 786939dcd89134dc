package dev.lockstep.functions.state;

import dev.lockstep.functions.InProgress;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Does something once for a key, whoever asks for it how often: the first one does it, the others are given its
/// result, in this run and in later ones until it is forgotten.
///
/// Who begins holds the key until Lambda would have ended it; nobody can be at work longer, so whoever asks then may
/// take over. Work that fails gives the key back. Work whose process dies after its effect and before its result is
/// kept is done again: what it calls has to know the key too, as an idempotency key of HTTP.
public final class Once {
    /// Clocks of two machines may differ by so much.
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final int LONGEST_KEY = 500;

    private static final AtomicLong CALLS = new AtomicLong();

    private final StageContext context;

    public Once(StageContext context) {
        this.context = context;
    }

    /// What is to be done once.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /// Does it, or tells what came of it.
    ///
    /// @param key what makes two calls of this stage the same
    /// @param kept how long the result is remembered
    /// @throws InProgress when somebody else is doing it
    public <T extends Record> T run(String key, Duration kept, Class<T> type, Work<T> work) throws IOException {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidInput("the key of what is done once must have 1 to " + LONGEST_KEY
                    + " characters, but has " + key.length());
        }
        StateTable table = Memory.of(context);
        String name = Memory.name(context.run().pipeline(), "once", context.stage(), key);
        String owner = context.lambda().getAwsRequestId() + "/" + CALLS.incrementAndGet();
        Instant end = context.time().now().plus(kept);
        return switch (claim(table, name, owner, end)) {
            case Claim.Done done -> {
                context.log().info("'" + key + "' has been done by run " + done.run() + "; its result is taken");
                yield result(done.result(), type, key);
            }
            case Claim.Working other
            when !other.owner().equals(owner) ->
                throw new InProgress(
                        "'" + key + "' is being done by run " + other.run() + ", at most until " + other.until());
            case Claim.Working ignored -> {
                Claim.Done mine = new Claim.Done(context.run().id(), Records.encode(attempt(table, name, owner, work)));
                yield result(keep(table, name, mine, end).result(), type, key);
            }
            case Claim.Free ignored -> throw new IllegalStateException("a claim was made and is not there");
        };
    }

    /// Of two that both came to an end, because the first one was taken for dead, the first result stands.
    private static Claim.Done keep(StateTable table, String name, Claim.Done mine, Instant end) throws IOException {
        Json.Obj after = table.change(
                name, Optional.of(end), before -> Claim.of(before) instanceof Claim.Done ? before : mine.document());
        return Claim.of(after) instanceof Claim.Done first ? first : mine;
    }

    private Claim claim(StateTable table, String name, String owner, Instant end) throws IOException {
        Instant now = context.time().now();
        Instant until = now.plus(context.deadline().remaining()).plus(SKEW);
        Claim.Working mine = new Claim.Working(owner, context.run().id(), until);
        return Claim.of(
                table.change(name, Optional.of(end.isAfter(until) ? end : until), before -> switch (Claim.of(before)) {
                    case Claim.Done ignored -> before;
                    case Claim.Working other when other.until().isAfter(now) -> before;
                    case Claim.Working ignored -> mine.document();
                    case Claim.Free ignored -> mine.document();
                }));
    }

    private <T> T attempt(StateTable table, String name, String owner, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (IOException | RuntimeException e) {
            try {
                table.change(
                        name,
                        Optional.of(context.time().now()),
                        before -> Claim.of(before) instanceof Claim.Working now
                                        && now.owner().equals(owner)
                                ? new Json.Obj(Map.of())
                                : before);
            } catch (IOException | RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private static <T extends Record> T result(Json result, Class<T> type, String key) {
        try {
            return Records.decode(result, type, "");
        } catch (Mismatch e) {
            throw new InvalidInput("what was done for '" + key + "' has another result: " + e.getMessage(), e);
        }
    }

    /// What is known of a key.
    private sealed interface Claim {
        /// Nobody has it.
        record Free() implements Claim {}

        record Working(String owner, String run, Instant until) implements Claim {
            Json.Obj document() {
                Map<String, Json> fields = new LinkedHashMap<>();
                fields.put("owner", Json.of(owner));
                fields.put("run", Json.of(run));
                fields.put("until", Json.of(until.toString()));
                return new Json.Obj(fields);
            }
        }

        record Done(String run, Json result) implements Claim {
            Json.Obj document() {
                Map<String, Json> fields = new LinkedHashMap<>();
                fields.put("run", Json.of(run));
                fields.put("result", result);
                return new Json.Obj(fields);
            }
        }

        static Claim of(Json.Obj document) {
            if (document.fields().isEmpty()) {
                return new Free();
            }
            String run = text(document, "run");
            Optional<Json> result = document.get("result");
            return result.isPresent()
                    ? new Done(run, result.get())
                    : new Working(text(document, "owner"), run, Instant.parse(text(document, "until")));
        }

        private static String text(Json.Obj document, String key) {
            if (document.get(key).orElse(Json.Null.NULL) instanceof Json.Str(String value)) {
                return value;
            }
            throw new InvalidInput("a record of what is done once has no " + key + ": " + JsonText.text(document));
        }
    }
}
