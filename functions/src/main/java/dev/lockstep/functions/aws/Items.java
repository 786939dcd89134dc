package dev.lockstep.functions.aws;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The items of DynamoDB, as far as the kit remembers things in them: one is read, or changed on a condition. Every
/// stage of every run does that, so it goes without the SDK's client, which costs a cold start more than the call.
public final class Items {
    private static final String TYPE = "application/x-amz-json-1.0";

    private final SignedCall calls;
    private final SignedCall.Place place;

    Items(SignedCall calls, SignedCall.Place place) {
        this.calls = calls;
        this.place = place;
    }

    /// Which item.
    ///
    /// @param table its real name
    /// @param key the table's key, a string
    public record Id(String table, String key, String name) {
        private Json.Obj document() {
            return new Json.Obj(Map.of(key, text(name)));
        }
    }

    /// What becomes of an item, when the condition holds, in DynamoDB's expressions. Each attribute stands in them as
    /// `#name`, and each value as `:name`.
    public record Change(String update, String condition, Map<String, String> names, Map<String, Json> values) {
        /// The update that gives each of some attributes its value.
        public static String setting(Collection<String> names) {
            return names.stream().map(name -> "#" + name + " = :" + name).collect(Collectors.joining(", ", "SET ", ""));
        }
    }

    /// A string, as attributes are written.
    public static Json text(String value) {
        return new Json.Obj(Map.of("S", Json.of(value)));
    }

    /// A number, as attributes are written.
    public static Json number(long value) {
        return new Json.Obj(Map.of("N", Json.of(Long.toString(value))));
    }

    /// The string, or the number as text, of an attribute.
    public static Optional<String> value(Json.Obj item, String attribute) {
        return item.get(attribute)
                .filter(Json.Obj.class::isInstance)
                .flatMap(kind -> ((Json.Obj) kind)
                        .get("S")
                        .or(() -> ((Json.Obj) kind).get("N"))
                        .filter(Json.Str.class::isInstance)
                        .map(text -> ((Json.Str) text).value()));
    }

    /// The item as it is now, with its attributes as DynamoDB writes them.
    public Optional<Json.Obj> get(Id id) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("TableName", Json.of(id.table()));
        request.put("Key", id.document());
        request.put("ConsistentRead", Json.of(true));
        SignedCall.Answer answer = call("GetItem", request);
        if (!answer.good()) {
            throw SignedCall.failure(answer, "the table " + id.table() + " cannot be read");
        }
        return read(answer, id).get("Item").map(Json.Obj.class::cast);
    }

    /// Changes an item.
    ///
    /// @return whether the condition held
    public boolean update(Id id, Change change) {
        Map<String, Json> names = new LinkedHashMap<>();
        change.names().forEach((name, attribute) -> names.put("#" + name, Json.of(attribute)));
        Map<String, Json> values = new LinkedHashMap<>();
        change.values().forEach((name, value) -> values.put(":" + name, value));
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("TableName", Json.of(id.table()));
        request.put("Key", id.document());
        request.put("UpdateExpression", Json.of(change.update()));
        request.put("ConditionExpression", Json.of(change.condition()));
        request.put("ExpressionAttributeNames", new Json.Obj(names));
        request.put("ExpressionAttributeValues", new Json.Obj(values));
        SignedCall.Answer answer = call("UpdateItem", request);
        if (answer.good()) {
            return true;
        }
        if (answer.body().contains("ConditionalCheckFailedException")) {
            return false;
        }
        throw SignedCall.failure(answer, "the table " + id.table() + " cannot be written");
    }

    private SignedCall.Answer call(String action, Map<String, Json> request) {
        return calls.post(
                place,
                Map.of("Content-Type", TYPE, "X-Amz-Target", "DynamoDB_20120810." + action),
                JsonText.text(new Json.Obj(request)));
    }

    private static Json.Obj read(SignedCall.Answer answer, Id id) {
        try {
            if (JsonText.read(answer.body()) instanceof Json.Obj reply) {
                return reply;
            }
            throw new InvalidInput("the table " + id.table() + " answered with something that is no object");
        } catch (IOException e) {
            throw new Unavailable("the table " + id.table() + " answered with something that is no JSON", e);
        }
    }
}
