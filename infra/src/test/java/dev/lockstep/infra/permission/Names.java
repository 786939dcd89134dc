package dev.lockstep.infra.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What references in a template stand for, once it is deployed. The account is that of `prod`; every version has the
/// number 1.
final class Names {

    static final String PLACE = "eu-central-1:444455556666:";

    private final JsonNode resources;

    Names(JsonNode resources) {
        this.resources = resources;
    }

    String of(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Fn::Join")) {
            return StreamSupport.stream(value.at("/Fn::Join/1").spliterator(), false)
                    .map(this::of)
                    .collect(Collectors.joining(value.at("/Fn::Join/0").asText()));
        }
        if (value.has("Ref")) {
            return reference(value.get("Ref").asText());
        }
        if (value.at("/Fn::GetAtt/1").asText().equals("Arn")) {
            return arn(value.at("/Fn::GetAtt/0").asText());
        }
        throw new AssertionError("not understood: " + value);
    }

    private String reference(String id) {
        return switch (id) {
            case "AWS::Partition" -> "aws";
            case "AWS::Region" -> "eu-central-1";
            case "AWS::AccountId" -> "444455556666";
            case String _ -> arn(id);
        };
    }

    private String arn(String id) {
        var resource = resources.get(id);
        var properties = resource.path("Properties");
        return switch (resource.get("Type").asText()) {
            case "AWS::Lambda::Function" ->
                "arn:aws:lambda:" + PLACE + "function:"
                        + properties.get("FunctionName").asText();
            case "AWS::Lambda::Version" -> of(properties.get("FunctionName")) + ":1";
            case "AWS::Lambda::Alias" ->
                of(properties.get("FunctionName")) + ":"
                        + properties.get("Name").asText();
            case "AWS::StepFunctions::StateMachine" ->
                "arn:aws:states:" + PLACE + "stateMachine:"
                        + properties.get("StateMachineName").asText();
            case "AWS::SQS::Queue" ->
                "arn:aws:sqs:" + PLACE + properties.get("QueueName").asText();
            case "AWS::Logs::LogGroup" ->
                "arn:aws:logs:" + PLACE + "log-group:"
                        + properties.get("LogGroupName").asText() + ":*";
            case String type -> throw new AssertionError("nobody knows the name of " + type + " " + id);
        };
    }
}
