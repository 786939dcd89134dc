package dev.lockstep.engine.parse;

import dev.lockstep.engine.task.http.ApiAddress;
import dev.lockstep.engine.task.http.Authorization;
import dev.lockstep.engine.task.http.Connection;
import dev.lockstep.engine.task.http.Connection.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads connections, each in the shape in which EventBridge's `CreateConnection` takes it.
public final class ConnectionsParser {
    private static final String PARAMETERS = "AuthParameters";
    private static final String HEADERS = "HeaderParameters";
    private static final String QUERY = "QueryStringParameters";
    private static final String BODY = "BodyParameters";
    private static final String BASIC = "BASIC";
    private static final String API_KEY = "API_KEY";
    private static final String OAUTH = "OAUTH_CLIENT_CREDENTIALS";

    private static final URI NOWHERE = URI.create("https://localhost");

    private final Problems problems;

    public ConnectionsParser(Problems problems) {
        this.problems = problems;
    }

    /// The connections by their names; complete only when no problem was found.
    public Map<String, Connection> parse(String text) {
        Map<String, Connection> connections = new LinkedHashMap<>();
        Node.of(text, problems).ifPresent(root -> {
            root.require("Connections");
            for (Node node : root.objects("Connections")) {
                Connection connection = connection(node);
                if (connections.putIfAbsent(connection.name(), connection) != null) {
                    problems.schema("There are two connections of this name", node.pointer("Name"));
                }
            }
            root.done();
        });
        return connections;
    }

    private Connection connection(Node node) {
        node.require("Name", "AuthorizationType", PARAMETERS);
        node.text("Description");
        String name = node.text("Name").orElse("");
        String type =
                node.oneOf("AuthorizationType", List.of(BASIC, API_KEY, OAUTH)).orElse("");
        Optional<Node> parameters = node.object(PARAMETERS);
        node.done();
        return parameters
                .map(given -> connection(name, type, given))
                .orElseGet(() -> new Connection(name, new Authorization.None(), Map.of(), Map.of(), Map.of()));
    }

    private Connection connection(String name, String type, Node parameters) {
        Optional<Authorization> authorization = switch (type) {
            case BASIC -> required(parameters, "BasicAuthParameters").map(ConnectionsParser::basic);
            case API_KEY -> required(parameters, "ApiKeyAuthParameters").map(ConnectionsParser::apiKey);
            case OAUTH -> required(parameters, "OAuthParameters").map(ConnectionsParser::oauth);
            default -> Optional.empty();
        };
        Optional<Node> invocation = parameters.object("InvocationHttpParameters");
        parameters.done();
        Connection connection = new Connection(
                name,
                authorization.orElseGet(Authorization.None::new),
                pairs(invocation, HEADERS),
                pairs(invocation, QUERY),
                pairs(invocation, BODY));
        invocation.ifPresent(Node::done);
        return connection;
    }

    private static Optional<Node> required(Node node, String name) {
        node.require(name);
        return node.object(name);
    }

    private static Authorization basic(Node node) {
        String user = text(node, "Username");
        String password = text(node, "Password");
        node.done();
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Authorization.Fixed(
                new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both)));
    }

    private static Authorization apiKey(Node node) {
        Header header = new Header(text(node, "ApiKeyName"), text(node, "ApiKeyValue"));
        checkHeader(node, "ApiKeyName", header.name(), header.value());
        node.done();
        return new Authorization.Fixed(header);
    }

    private static Authorization oauth(Node node) {
        String address = text(node, "AuthorizationEndpoint");
        Optional<URI> endpoint = ApiAddress.of(address);
        if (endpoint.isEmpty()) {
            node.problems()
                    .schema(
                            "It must be an address with https://, or with http:// on this machine",
                            node.pointer("AuthorizationEndpoint"));
        }
        node.require("HttpMethod");
        String method = node.oneOf("HttpMethod", List.of("GET", "POST", "PUT")).orElse("POST");
        Optional<Node> client = required(node, "ClientParameters");
        String id = client.map(given -> text(given, "ClientID")).orElse("");
        String secret = client.map(given -> text(given, "ClientSecret")).orElse("");
        client.ifPresent(Node::done);
        Optional<Node> more = node.object("OAuthHttpParameters");
        Authorization granted = new Authorization.Granted(
                endpoint.orElse(NOWHERE),
                method,
                id,
                secret,
                pairs(more, HEADERS),
                pairs(more, QUERY),
                pairs(more, BODY));
        more.ifPresent(Node::done);
        node.done();
        return granted;
    }

    private static void checkHeader(Node node, String field, String name, String value) {
        if (!Header.isName(name) || !Header.isValue(value)) {
            node.problems().schema("There can be no header of this name and value", node.pointer(field));
        }
    }

    private static String text(Node node, String name) {
        node.require(name);
        return node.text(name).orElse("");
    }

    private static Map<String, String> pairs(Optional<Node> parameters, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        parameters.ifPresent(node -> node.objects(name).forEach(pair -> {
            // whether EventBridge shows it again; nobody here does
            pair.flag("IsValueSecret");
            pairs.put(text(pair, "Key"), text(pair, "Value"));
            if (name.equals(HEADERS)) {
                checkHeader(pair, "Key", text(pair, "Key"), text(pair, "Value"));
            }
            pair.done();
        }));
        return pairs;
    }
}
