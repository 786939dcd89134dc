package dev.lockstep.engine.parse;

import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.task.mock.MockedResponse;
import dev.lockstep.engine.task.mock.MockedResponse.Answer;
import dev.lockstep.engine.task.mock.MockedResponse.Range;
import dev.lockstep.engine.task.mock.TestCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the mock configuration of Step Functions Local: which test cases there are for which state machine, and what
/// the states they mock answer.
public final class MocksParser {
    private static final String RESPONSES = "MockedResponses";
    private static final Pattern INVOCATIONS = Pattern.compile("(?<first>[0-9]{1,9})(-(?<last>[0-9]{1,9}))?");

    private final Problems problems;

    public MocksParser(Problems problems) {
        this.problems = problems;
    }

    /// The test cases by the names of machines and their own; complete only when no problem was found.
    public Map<String, Map<String, TestCase>> parse(String text) {
        Map<String, Map<String, TestCase>> machines = new LinkedHashMap<>();
        Node.of(text, problems).ifPresent(root -> {
            root.require("StateMachines", RESPONSES);
            Map<String, MockedResponse> responses = responses(root);
            root.object("StateMachines")
                    .ifPresent(named -> children(named)
                            .forEach((name, machine) -> machines.put(name, testCases(machine, responses))));
            root.done();
        });
        return machines;
    }

    private static Map<String, Node> children(Node node) {
        Map<String, Node> children = new LinkedHashMap<>();
        for (String name : node.names()) {
            node.object(name).ifPresent(child -> children.put(name, child));
        }
        return children;
    }

    private Map<String, TestCase> testCases(Node machine, Map<String, MockedResponse> responses) {
        Map<String, TestCase> cases = new LinkedHashMap<>();
        machine.require("TestCases");
        machine.object("TestCases")
                .ifPresent(named -> children(named)
                        .forEach((name, states) -> cases.put(name, new TestCase(name, states(states, responses)))));
        machine.done();
        return cases;
    }

    private Map<String, MockedResponse> states(Node testCase, Map<String, MockedResponse> responses) {
        Map<String, MockedResponse> states = new LinkedHashMap<>();
        for (String state : testCase.names()) {
            testCase.text(state).ifPresent(name -> {
                MockedResponse response = responses.get(name);
                if (response == null) {
                    problems.schema(RESPONSES + " has no '" + name + "'", testCase.pointer(state));
                } else {
                    states.put(state, response);
                }
            });
        }
        return states;
    }

    private Map<String, MockedResponse> responses(Node root) {
        Map<String, MockedResponse> responses = new LinkedHashMap<>();
        root.object(RESPONSES)
                .ifPresent(named -> children(named)
                        .forEach((name, response) -> responses.put(name, new MockedResponse(name, ranges(response)))));
        return responses;
    }

    private List<Range> ranges(Node response) {
        List<Range> ranges = new ArrayList<>();
        for (String invocations : response.names()) {
            response.object(invocations).flatMap(this::answer).ifPresent(answer -> {
                Optional<Range> range = range(invocations, answer);
                if (range.isEmpty()) {
                    problems.schema(
                            "Expected the number of an invocation, such as \"0\", or two, such as \"1-2\"",
                            response.pointer(invocations));
                } else if (ranges.stream().anyMatch(range.get()::meets)) {
                    problems.schema(
                            "There are two answers to an invocation in " + invocations, response.pointer(invocations));
                } else {
                    ranges.add(range.get());
                }
            });
        }
        if (response.names().isEmpty()) {
            problems.schema("There is no answer to any invocation", response.pointer());
        }
        return ranges;
    }

    private static Optional<Range> range(String invocations, Answer answer) {
        Matcher numbers = INVOCATIONS.matcher(invocations);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(numbers.group("first"));
        int last = Optional.ofNullable(numbers.group("last"))
                .map(Integer::parseInt)
                .orElse(first);
        return first <= last ? Optional.of(new Range(first, last, answer)) : Optional.empty();
    }

    private Optional<Answer> answer(Node node) {
        Optional<Answer> result = node.value("Return").map(Answer.Return::new);
        Optional<Answer> failure = node.object("Throw").map(MocksParser::thrown);
        if (result.isPresent() == failure.isPresent()) {
            problems.schema("Expected one of these fields: [Return, Throw]", node.pointer());
        }
        node.done();
        return result.or(() -> failure);
    }

    private static Answer thrown(Node node) {
        node.require("Error", "Cause");
        Optional<String> error = node.text("Error");
        Optional<String> cause = node.text("Cause");
        node.done();
        return new Answer.Throw(new StateFailure(error, cause));
    }
}
