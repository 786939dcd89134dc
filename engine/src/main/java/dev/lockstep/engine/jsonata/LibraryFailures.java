package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.JException;

/// The library's exceptions in JSONata's own codes and words.
final class LibraryFailures {
    private LibraryFailures() {}

    static JsonataFailure of(JException e) {
        Throwable cause = e.getCause();
        if (cause instanceof JsonataFailure failure) {
            return failure;
        }
        String code = e.getError();
        String words = String.valueOf(e.getMessage());
        return new JsonataFailure(code == null || words.startsWith(code) ? words : code + ": " + words);
    }
}
