package dev.lockstep.functions.aws;

import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service that is called in AWS's JSON protocol.
///
/// @param prefix of its actions: `AmazonSQS`
/// @param version of the protocol: `1.0`
record JsonCall(SignedCall calls, SignedCall.Place place, String prefix, String version) {
    /// Calls an action; what the service refuses as a whole is a stage error.
    ///
    /// @param trouble what cannot be done then
    Json.Obj ask(String action, Map<String, Json> request, String trouble) {
        SignedCall.Answer answer = calls.post(
                place,
                Map.of("Content-Type", "application/x-amz-json-" + version, "X-Amz-Target", prefix + "." + action),
                JsonText.text(new Json.Obj(request)));
        if (!answer.good()) {
            throw SignedCall.failure(answer, trouble);
        }
        try {
            if (JsonText.read(answer.body()) instanceof Json.Obj reply) {
                return reply;
            }
        } catch (IOException e) {
            throw new Unavailable(trouble + ": the answer is no JSON", e);
        }
        throw new Unavailable(trouble + ": the answer is no object");
    }

    /// The objects of a list that an answer may have.
    static List<Json.Obj> objects(Optional<Json> list) {
        return list.orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)
                ? items.stream().map(Json.Obj.class::cast).toList()
                : List.of();
    }

    /// A text that an answer may have.
    static Optional<String> text(Json.Obj answer, String key) {
        return answer.get(key).filter(Json.Str.class::isInstance).map(text -> ((Json.Str) text).value());
    }
}
