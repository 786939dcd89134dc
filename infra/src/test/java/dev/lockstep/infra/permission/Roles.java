package dev.lockstep.infra.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The roles of one template, and what each is allowed: by the role's own policies, and by functions that let it call
/// them. What is written in a way this does not know fails; nothing is taken for allowed.
public final class Roles {

    /// A text without `*` and `?` is like itself alone, so that both are one here.
    private static final List<String> OPERATORS = List.of("StringEquals", "ForAllValues:StringLike");

    private final Names names;
    private final JsonNode resources;
    private final Map<String, String> owners = new HashMap<>();

    private Roles(JsonNode template) {
        this.resources = template.get("Resources");
        this.names = new Names(resources);
        resources.properties().forEach(entry -> owner(entry.getKey(), entry.getValue()));
    }

    /// Every statement of a template.
    public static List<Statement> statements(JsonNode template) {
        return new Roles(template).statements();
    }

    private void owner(String id, JsonNode resource) {
        var properties = resource.path("Properties");
        switch (resource.get("Type").asText()) {
            case "AWS::Lambda::Function" ->
                owners.put(
                        role(properties.get("Role")),
                        "function " + properties.get("FunctionName").asText());
            case "AWS::StepFunctions::StateMachine" ->
                owners.put(
                        role(properties.get("RoleArn")),
                        "machine " + properties.get("StateMachineName").asText());
            case "AWS::IAM::Role" -> owners.putIfAbsent(id, "role " + id);
            case String _ -> {}
        }
    }

    private static String role(JsonNode reference) {
        return reference.at("/Fn::GetAtt/0").asText();
    }

    private List<Statement> statements() {
        var statements = new ArrayList<Statement>();
        for (var resource : resources) {
            var properties = resource.path("Properties");
            switch (resource.get("Type").asText()) {
                case "AWS::IAM::Policy" -> {
                    for (var role : properties.get("Roles")) {
                        for (var statement : properties.at("/PolicyDocument/Statement")) {
                            statements.add(statement(owner(role.get("Ref").asText()), statement));
                        }
                    }
                }
                case "AWS::Lambda::Permission" ->
                    statements.add(new Statement(
                            owner(role(properties.get("Principal"))),
                            List.of(properties.get("Action").asText()),
                            List.of(names.of(properties.get("FunctionName"))),
                            Map.of()));
                case String _ -> {}
            }
        }
        return List.copyOf(statements);
    }

    private String owner(String role) {
        return owners.getOrDefault(role, "role " + role);
    }

    private Statement statement(String owner, JsonNode statement) {
        if (!statement.get("Effect").asText().equals("Allow") || statement.has("NotAction")) {
            throw new AssertionError("only what allows is understood: " + statement);
        }
        var conditions = new HashMap<String, List<String>>();
        statement.path("Condition").properties().forEach(operator -> {
            if (!OPERATORS.contains(operator.getKey())) {
                throw new AssertionError("a condition nobody understands: " + statement);
            }
            operator.getValue().properties().forEach(key -> conditions.put(key.getKey(), texts(key.getValue())));
        });
        return new Statement(owner, texts(statement.get("Action")), texts(statement.get("Resource")), conditions);
    }

    private List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isArray()
                ? StreamSupport.stream(oneOrMore.spliterator(), false)
                        .map(names::of)
                        .toList()
                : List.of(names.of(oneOrMore));
    }
}
