package dev.lockstep.infra.permission;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One statement that allows something, with all names resolved.
///
/// @param owner whose role it belongs to: `function NAME`, `machine NAME`, or another resource
/// @param conditions keys whose value must be like one of these
public record Statement(
        String owner, List<String> actions, List<String> resources, Map<String, List<String>> conditions) {

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = Map.copyOf(conditions);
    }

    public boolean allows(CallMade call) {
        return owner.equals(call.owner())
                && actions.stream().anyMatch(action -> matches(action, call.action()))
                && resources.stream().anyMatch(resource -> matches(resource, call.resource()))
                && conditions.entrySet().stream()
                        .allMatch(condition -> condition.getValue().stream()
                                .anyMatch(like -> matches(like, call.context().getOrDefault(condition.getKey(), ""))));
    }

    /// `*` stands for any text, `?` for any character (IAM User Guide, "Resource").
    static boolean matches(String pattern, String text) {
        var regex = new StringBuilder();
        for (var part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
            regex.append(
                    switch (part) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        case String literal -> Pattern.quote(literal);
                    });
        }
        return Pattern.matches(regex.toString(), text);
    }
}
