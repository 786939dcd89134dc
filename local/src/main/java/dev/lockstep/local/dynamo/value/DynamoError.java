package dev.lockstep.local.dynamo.value;

/// DynamoDB's errors by its own names.
public enum DynamoError {
    CONDITIONAL_CHECK_FAILED("com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", 400),
    INTERNAL_SERVER_ERROR("com.amazonaws.dynamodb.v20120810#InternalServerError", 500),
    RESOURCE_IN_USE("com.amazonaws.dynamodb.v20120810#ResourceInUseException", 400),
    RESOURCE_NOT_FOUND("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", 400),
    SERIALIZATION("com.amazon.coral.service#SerializationException", 400),
    TRANSACTION_CANCELED("com.amazonaws.dynamodb.v20120810#TransactionCanceledException", 400),
    UNKNOWN_OPERATION("com.amazon.coral.service#UnknownOperationException", 400),
    VALIDATION("com.amazon.coral.validate#ValidationException", 400);

    private final String type;
    private final int status;

    DynamoError(String type, int status) {
        this.type = type;
        this.status = status;
    }

    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public DynamoFailure with(String message) {
        return new DynamoFailure(this, message);
    }
}
