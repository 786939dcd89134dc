package dev.lockstep.functions.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lockstep.functions.InvalidInput;

/// The account and region that a function is in, by its own ARN: where the topics, queues and buses are that a stage
/// calls by their names.
public record Account(String partition, String region, String id) {
    private static final int PARTS = 7;

    /// The function's own.
    ///
    /// @param wanted what is looked for there, for messages
    public static Account of(Context lambda, String wanted) {
        String[] own = String.valueOf(lambda.getInvokedFunctionArn()).split(":", -1);
        if (own.length < PARTS) {
            throw new InvalidInput("this function has no ARN, so nobody knows the account of " + wanted);
        }
        return new Account(own[1], own[3], own[4]);
    }

    /// The ARN of a topic of SNS.
    public String topic(String name) {
        return "arn:" + partition + ":sns:" + region + ":" + id + ":" + name;
    }
}
