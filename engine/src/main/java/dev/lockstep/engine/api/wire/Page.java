package dev.lockstep.engine.api.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// How much of a list is asked for, and where the last answer ended.
///
/// A token holds the place of the last thing that was given, so that what comes and goes meanwhile moves nothing.
public record Page(int size, Optional<Long> after) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1_000;
    private static final int LONGEST_TOKEN = 3_096;
    private static final String MARK = "lockstep:";

    /// The members `maxResults` and `nextToken`.
    public static Page of(Fields fields) {
        return of(fields, LONGEST_TOKEN);
    }

    public static Page of(Fields fields, int longestToken) {
        int size = fields.integer("maxResults", 0, 0, LARGEST);
        Optional<String> token = fields.text("nextToken", 1, longestToken);
        fields.check();
        return new Page(size == 0 ? USUAL : size, token.map(Page::place));
    }

    private static long place(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return Long.parseLong(text, MARK.length(), text.length(), 10);
            }
        } catch (IllegalArgumentException _) {
            // no token of ours, as below
        }
        throw new ApiFailure("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    private static String token(long place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + place).getBytes(StandardCharsets.UTF_8));
    }

    /// The part of a list that is asked for. Places must grow along the list.
    public <T> Part<T> of(Stream<T> all, ToLongFunction<T> place) {
        List<T> more = all.filter(item -> after.isEmpty() || place.applyAsLong(item) > after.get())
                .limit(size + 1L)
                .toList();
        if (more.size() <= size) {
            return new Part<>(more, Optional.empty());
        }
        List<T> items = more.subList(0, size);
        return new Part<>(items, Optional.of(token(place.applyAsLong(items.getLast()))));
    }

    /// Part of a list, and the token for what follows.
    public record Part<T>(List<T> items, Optional<String> nextToken) {}
}
