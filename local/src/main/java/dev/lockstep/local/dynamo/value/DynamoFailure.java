package dev.lockstep.local.dynamo.value;

import java.util.LinkedHashMap;
import java.util.Map;

/// A request that DynamoDB answers with an error.
public final class DynamoFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DynamoError error;
    private final transient Map<String, Object> details = new LinkedHashMap<>();

    DynamoFailure(DynamoError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /// Further members of the error document, such as the item that was there.
    public DynamoFailure and(String member, Object json) {
        details.put(member, json);
        return this;
    }

    public DynamoError error() {
        return error;
    }

    public Map<String, Object> details() {
        return Map.copyOf(details);
    }

    public static DynamoFailure invalid(String message) {
        return DynamoError.VALIDATION.with(message);
    }
}
