package dev.lockstep.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Optional;

/// Somebody else's implementation of a service, which ours is held equal to, wherever a variable says it listens.
///
/// `local/oracles/run` starts them and names them; a build without them reports the tests as skipped.
public enum Oracle {
    DYNAMODB_LOCAL("DYNAMODB_LOCAL_ENDPOINT"),
    S3MOCK("S3MOCK_ENDPOINT"),
    LOCALSTACK("LOCALSTACK_ENDPOINT");

    private final String variable;

    Oracle(String variable) {
        this.variable = variable;
    }

    /// Where it listens; ends the test as skipped where it does not.
    public URI require() {
        Optional<String> endpoint = Optional.ofNullable(System.getenv(variable)).filter(text -> !text.isBlank());
        assumeTrue(endpoint.isPresent(), "skipped: no " + name() + " to compare with (" + variable + " is not set)");
        return URI.create(endpoint.orElseThrow());
    }
}
