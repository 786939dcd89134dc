package dev.lockstep.functions.approve;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Records;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a run may go on, as it is kept until it is answered.
///
/// @param asked when, as text of RFC 3339
/// @param until when the run stops waiting
/// @param taskToken what the run waits with; it leaves this record for Step Functions only, as whoever has it can
/// answer
/// @param keys digests of the keys of the links that were sent
record Question(
        String stage,
        String pipeline,
        String run,
        String environment,
        Optional<String> message,
        Optional<Json> details,
        String asked,
        String until,
        String taskToken,
        List<String> keys,
        Optional<Decision> decision) {

    Question {
        keys = List.copyOf(keys);
    }

    static Optional<Question> of(Json.Obj document) {
        return document.fields().isEmpty()
                ? Optional.empty()
                : Optional.of(Records.decode(document, Question.class, "question"));
    }

    Json.Obj document() {
        return (Json.Obj) Records.encode(this);
    }

    boolean isOpenTo(LinkKey key) {
        return keys.stream().anyMatch(key::hasDigest);
    }

    /// This question, asked once more because nobody knows whether the first time came through: links that were sent
    /// then stay good, and so does an answer that came and that Step Functions has not been told.
    Question after(Question earlier) {
        return earlier.decision().isPresent() && !earlier.decision().get().isPending()
                ? this
                : with(
                        Stream.concat(earlier.keys.stream(), keys.stream())
                                .distinct()
                                .toList(),
                        earlier.decision());
    }

    Question decided(Decision made) {
        return with(keys, Optional.of(made));
    }

    private Question with(List<String> keysNow, Optional<Decision> decisionNow) {
        return new Question(
                stage, pipeline, run, environment, message, details, asked, until, taskToken, keysNow, decisionNow);
    }
}
