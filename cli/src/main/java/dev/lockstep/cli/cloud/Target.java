package dev.lockstep.cli.cloud;

import dev.lockstep.cli.report.Members;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an environment is, as the CDK app tells it from the environment's file.
///
/// @param account of whoever's credentials they are when it names none
/// @param prefix stands before the name of everything that is deployed
/// @param alias what runs are started by; none on LocalStack, whose CloudFormation only pretends to make aliases
public record Target(
        String environment,
        Optional<String> account,
        String region,
        String prefix,
        boolean localStack,
        Optional<String> alias) {

    /// Reads what `describe` of the app prints.
    public static Target of(String json) {
        var members = Members.read(json);
        return new Target(
                text(members.get("environment")),
                Members.text(members.get("account")),
                text(members.get("region")),
                text(members.get("prefix")),
                Boolean.TRUE.equals(members.get("localstack")),
                Members.text(members.get("alias")));
    }

    /// The file that says so, as people know it.
    public String file() {
        return "infra/environments/" + environment + ".yaml";
    }

    private static String text(@Nullable Object value) {
        return Members.text(value).orElse("");
    }
}
