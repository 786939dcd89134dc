package dev.lockstep.local.sqs;

/// A refusal in SQS's own words.
final class SqsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    SqsError(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
