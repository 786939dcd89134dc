package dev.lockstep.engine.api.wire;

import java.util.Set;

/// An ARN of Step Functions taken apart: what kind of thing it names, and the rest.
///
/// @param text as it was given
/// @param kind `stateMachine`, `execution`, `express`, `activity`, `mapRun`
/// @param rest what stands after the kind, colons included
public record Arn(String text, String kind, String rest) {

    /// Reads an ARN that must name one of some kinds of things.
    ///
    /// @throws ApiFailure `InvalidArn` when it does not
    public static Arn parse(String text, Set<String> kinds) {
        String[] parts = text.split(":", 7);
        if (parts.length < 2 || !parts[0].equals("arn")) {
            throw ApiFailure.invalidArn("Invalid ARN prefix: " + text);
        }
        if (parts.length < 7) {
            throw ApiFailure.invalidArn("ARN is not valid: " + text);
        }
        if (!parts[2].equals("states")) {
            throw ApiFailure.invalidArn("Invalid service: " + parts[2]);
        }
        if (!kinds.contains(parts[5])) {
            throw ApiFailure.invalidArn("Resource type not valid in this context: " + parts[5]);
        }
        return new Arn(text, parts[5], parts[6]);
    }

    public static Arn stateMachine(String text) {
        return parse(text, Set.of("stateMachine"));
    }

    public static Arn execution(String text) {
        return parse(text, Set.of("execution"));
    }

    public static Arn activity(String text) {
        return parse(text, Set.of("activity"));
    }

    public static Arn mapRun(String text) {
        return parse(text, Set.of("mapRun"));
    }

    /// Whether something stands after the name, as a version or an alias does.
    public boolean isQualified() {
        return rest.indexOf(':') >= 0;
    }

    /// The name, without what may stand after it.
    public String name() {
        return isQualified() ? rest.substring(0, rest.indexOf(':')) : rest;
    }

    /// The version or alias.
    public String qualifier() {
        return rest.substring(rest.indexOf(':') + 1);
    }

    /// The same without version or alias.
    public String unqualified() {
        return isQualified() ? text.substring(0, text.length() - qualifier().length() - 1) : text;
    }
}
