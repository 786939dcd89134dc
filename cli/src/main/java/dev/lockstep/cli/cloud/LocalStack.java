package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The LocalStack that `LOCALSTACK_ENDPOINT` names. It believes any credentials: those of AWS never go there.
public record LocalStack(URI endpoint) {
    /// The variable that names it.
    public static final String VARIABLE = "LOCALSTACK_ENDPOINT";

    private static final String KEY = "test";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The one that is named and answers.
    ///
    /// @throws Refusal when none is named, or when it does not answer
    public static LocalStack of(Surroundings surroundings) throws InterruptedException {
        var named = surroundings.environment().getOrDefault(VARIABLE, "");
        if (named.isEmpty()) {
            throw Refusal.environment("no LocalStack is named")
                    .at(VARIABLE + " is not set")
                    .remedy("start one and name it: export " + VARIABLE
                            + "=http://127.0.0.1:4566 (docs/how-to/localstack.md)");
        }
        var localStack = new LocalStack(address(named));
        localStack.requireAnswer();
        return localStack;
    }

    private static URI address(String named) {
        try {
            var uri = new URI(named);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                // a name would stand behind a bucket's: BUCKET.localhost is not known everywhere
                var host = uri.getHost().equals("localhost") ? "127.0.0.1" : uri.getHost();
                return new URI(uri.getScheme(), null, host, uri.getPort(), null, null, null);
            }
        } catch (URISyntaxException wrong) {
            // told below, with every other address that is none
        }
        throw Refusal.input(VARIABLE + " is '" + named + "', expected the address of LocalStack")
                .remedy("write it as http://HOST:PORT");
    }

    private void requireAnswer() throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw Refusal.environment("what answers there is not LocalStack: its health page has status " + status)
                        .at(VARIABLE + "=" + endpoint)
                        .remedy("name the address of a LocalStack");
            }
        } catch (IOException trouble) {
            throw Refusal.environment("LocalStack does not answer")
                    .at(VARIABLE + "=" + endpoint)
                    .remedy("start it, or name another (docs/how-to/localstack.md)")
                    .because(trouble);
        }
    }

    /// What a program needs in its environment to talk to it as if it were AWS.
    public Map<String, String> variables(String region) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL", endpoint.toString());
        variables.put("AWS_ACCESS_KEY_ID", KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", KEY);
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        return variables;
    }

    String key() {
        return KEY;
    }
}
