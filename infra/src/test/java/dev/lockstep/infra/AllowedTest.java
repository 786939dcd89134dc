package dev.lockstep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.infra.permission.CallMade;
import dev.lockstep.infra.permission.Roles;
import dev.lockstep.infra.permission.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every call that runs of the samples make, as a test of the house records them, is allowed in prod; and what is
/// allowed but never used is on a list that people have seen. `-Dlockstep.golden=write` writes it anew.
final class AllowedTest {

    private static final Path CALLS = Path.of("src/test/resources/calls");
    private static final Path UNUSED = Path.of("src/test/resources/permissions/unused.txt");
    private static final String PREFIX = "lockstep-prod-";
    private static final String PLACE = ":eu-central-1:444455556666:";

    /// What services do on their own with the role they are given. No handler asks for it, and no local run shows it.
    private static final List<String> DONE_BY_SERVICES =
            List.of("logs:", "xray:", "events:", "states:DescribeExecution", "states:StopExecution");

    private static final List<Statement> STATEMENTS = new ArrayList<>();

    @BeforeAll
    static void readTheRolesOfAllSamples() throws IOException {
        try (var templates = Files.newDirectoryStream(Templates.whole("prod").folder(), "*.template.json")) {
            for (var template : templates) {
                STATEMENTS.addAll(Roles.statements(Templates.json(Templates.read(template))));
            }
        }
    }

    @Test
    void everyCallOfTheSamplesIsAllowed() throws IOException {
        var refused = new TreeSet<String>();
        var calls = calls();
        for (var call : calls) {
            if (STATEMENTS.stream().noneMatch(statement -> statement.allows(call))) {
                refused.add(call.owner() + " " + call.action() + " " + call.resource());
            }
        }
        assertTrue(calls.size() > 100, "a record of nothing proves nothing");
        assertEquals("", String.join("\n", refused));
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        var bucket = "arn:aws:s3:::lockstep-prod-warehouse/";
        assertEquals(
                List.of(true, false, false, false),
                List.of(
                                call("function lockstep-prod-orders-load", "s3:PutObject", bucket + "orders/a"),
                                call("function lockstep-prod-orders-load", "s3:PutObject", bucket + "telemetry/a"),
                                call("function lockstep-prod-orders-load", "s3:DeleteObject", bucket + "orders/a"),
                                call("function lockstep-prod-orders-extract", "s3:PutObject", bucket + "orders/a"))
                        .stream()
                        .map(call -> STATEMENTS.stream().anyMatch(statement -> statement.allows(call)))
                        .toList());
    }

    @Test
    void whatAPipelineRemembersIsItsOwn() {
        var table = "arn:aws:dynamodb" + PLACE + "table/lockstep-prod-remembered#";
        assertEquals(
                List.of(true, false),
                List.of("orders/run", "telemetry/run").stream()
                        .map(key -> call("function lockstep-prod-orders-load", "dynamodb:UpdateItem", table + key))
                        .map(call -> STATEMENTS.stream().anyMatch(statement -> statement.allows(call)))
                        .toList());
    }

    @Test
    void aChildIsStartedByItsAliasOnly() {
        var child = "arn:aws:states" + PLACE + "stateMachine:lockstep-prod-ship-cart";
        assertTrue(allowed("live", child));
        assertEquals(false, allowed("7", child));
    }

    private static boolean allowed(String qualifier, String machine) {
        var call = new CallMade(
                "machine lockstep-prod-storefront",
                "states:StartExecution",
                machine,
                Map.of("states:StateMachineQualifier", qualifier));
        return STATEMENTS.stream().anyMatch(statement -> statement.allows(call));
    }

    @Test
    void whatIsAllowedButNeverUsedIsOnTheListThatWasSeen() throws IOException {
        var calls = calls();
        var unused = new TreeSet<String>();
        for (var statement : STATEMENTS) {
            for (var action : statement.actions()) {
                var one = new Statement(
                        statement.owner(), List.of(action), statement.resources(), statement.conditions());
                if (DONE_BY_SERVICES.stream().noneMatch(action::startsWith)
                        && !isDoneByLambda(statement.owner(), action)
                        && calls.stream().noneMatch(one::allows)) {
                    unused.add(statement.owner() + " " + action + " "
                            + statement.resources().stream()
                                    .map(resource -> resource.replaceFirst("^arn:aws:(\\w+):[^:]*:[^:]*:", "$1 "))
                                    .collect(Collectors.joining(", ")));
                }
            }
        }
        var made = unused.stream().collect(Collectors.joining("\n", "", "\n"));
        if ("write".equals(System.getProperty("lockstep.golden"))) {
            Files.createDirectories(Path.of("src/test/resources/permissions"));
            Files.writeString(UNUSED, made);
        }
        assertEquals(Templates.read(UNUSED), made);
    }

    /// Lambda takes messages from the queue of a starter in its name.
    private static boolean isDoneByLambda(String owner, String action) {
        return owner.endsWith("-starter") && action.startsWith("sqs:") && !action.equals("sqs:SendMessage");
    }

    private static List<CallMade> calls() throws IOException {
        var calls = new ArrayList<CallMade>();
        try (var records = Files.newDirectoryStream(CALLS, "*.txt")) {
            for (var record : records) {
                for (var line : Files.readAllLines(record)) {
                    var words = line.replaceFirst("^caller of ", "caller-of ").split(" ", 4);
                    calls.add(call(owner(words[0], words[1]), words[2], arn(words[3])));
                }
            }
        }
        return calls;
    }

    private static CallMade call(String owner, String action, String resource) {
        var parts = resource.split("#", 2);
        return new CallMade(
                owner,
                action,
                parts[0],
                Map.of(
                        "states:StateMachineQualifier",
                        "live",
                        "dynamodb:LeadingKeys",
                        parts.length > 1 ? parts[1] : ""));
    }

    /// Whoever may call a function is the state machine that its permission names.
    private static String owner(String kind, String name) {
        return switch (kind) {
            case "caller-of" -> {
                var function = arn("function/" + name);
                yield STATEMENTS.stream()
                        .filter(statement -> statement.resources().contains(function))
                        .map(Statement::owner)
                        .findFirst()
                        .orElse("nobody");
            }
            case String _ -> kind + " " + PREFIX + name;
        };
    }

    private static String arn(String resource) {
        var slash = resource.indexOf('/');
        var name = PREFIX + resource.substring(slash + 1);
        return switch (resource.substring(0, slash)) {
            case "s3" -> "arn:aws:s3:::" + name;
            case "table" -> "arn:aws:dynamodb" + PLACE + "table/" + name;
            case "topic" -> "arn:aws:sns" + PLACE + name;
            case "queue" -> "arn:aws:sqs" + PLACE + name;
            case "bus" -> "arn:aws:events" + PLACE + "event-bus/" + name;
            case "function" -> "arn:aws:lambda" + PLACE + "function:" + name + ":1";
            case "execution" -> "arn:aws:states" + PLACE + "execution:" + name;
            case "stateMachine" -> "arn:aws:states" + PLACE + "stateMachine:" + name;
            case String kind -> throw new AssertionError("no kind of resource: " + kind);
        };
    }
}
