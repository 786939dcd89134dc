package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.Integration;
import dev.lockstep.engine.task.TaskResource.ServiceAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service that AWS has an optimised integration for, with the names it has there.
///
/// @param resource as resources name it
/// @param client as the SDK names it
/// @param prefix what its errors begin with
/// @param longName as the causes of its errors name it
/// @param baseException the error of what the service's model does not know
/// @param actions with the parameters that each requires
record OptimisedService(
        String resource,
        String client,
        String prefix,
        String longName,
        String baseException,
        Map<String, List<String>> actions,
        Customs customs) {

    /// What AWS does to the calls of a service beyond calling it.
    enum Customs {
        NONE,
        EVENTS
    }

    static final List<OptimisedService> ALL = List.of(
            new OptimisedService(
                    "sqs",
                    "sqs",
                    "SQS",
                    "AmazonSQS",
                    "AmazonSQSException",
                    Map.of("sendMessage", List.of("QueueUrl", "MessageBody")),
                    Customs.NONE),
            new OptimisedService(
                    "sns",
                    "sns",
                    "SNS",
                    "AmazonSNS",
                    "AmazonSNSException",
                    Map.of("publish", List.of("Message")),
                    Customs.NONE),
            new OptimisedService(
                    "events",
                    "eventbridge",
                    "EventBridge",
                    "AmazonEventBridge",
                    "AmazonEventBridgeException",
                    Map.of("putEvents", List.of("Entries")),
                    Customs.EVENTS),
            new OptimisedService(
                    "dynamodb",
                    "dynamodb",
                    "DynamoDB",
                    "AmazonDynamoDBv2",
                    "AmazonDynamoDBException",
                    Map.of(
                            "getItem", List.of("TableName", "Key"),
                            "putItem", List.of("TableName", "Item"),
                            "updateItem", List.of("TableName", "Key"),
                            "deleteItem", List.of("TableName", "Key")),
                    Customs.NONE));

    static Optional<OptimisedService> of(ServiceAction action) {
        return ALL.stream()
                .filter(service -> service.resource().equals(action.service()))
                .filter(service -> service.actions().containsKey(action.action()))
                .findFirst();
    }

    /// The parameters that an action requires; null is enough.
    List<String> required(String action) {
        return actions.getOrDefault(action, List.of());
    }

    Integration call(SdkOperation operation) {
        OptimisedCall call = new OptimisedCall(this, operation);
        return switch (customs) {
            case NONE -> call;
            case EVENTS -> new PutEvents(call);
        };
    }
}
