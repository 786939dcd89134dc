package dev.lockstep.functions.approve;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.testing.LambdaCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// Asks as the state machine does, and answers as a browser does through a function URL.
///
/// @param services that hear what is sent
record Conversation(String pipeline, Services services) {
    static final String PAGE = "https://answers.example/";

    Lambda.Answer ask(String token) {
        String payload = Lambda.payload("approve", """
                {"topic": "releases", "message": "Make <b>7</b> live?", "details": {"version": "7", "files": [1, 2]},
                 "seconds": 86400, "taskToken": "%s"}
                """.formatted(token), "");
        Lambda.Answer asked = Lambda.call(
                new AskHandler(), payload.replace("\"pipeline\": \"orders\"", "\"pipeline\": \"" + pipeline + "\""));
        assertFalse(asked.failed(), asked::errorMessage);
        return asked;
    }

    /// What machines were sent last.
    Lambda.Answer machines() {
        return new Lambda.Answer(false, (Json.Obj) Lambda.json(services.letter().text("default")));
    }

    /// The link that people were sent last.
    String link() {
        String mail = services.letter().text("email").strip();
        return mail.substring(mail.lastIndexOf('\n') + 1);
    }

    Lambda.Answer get(String link) {
        return visit("GET", link, "");
    }

    Lambda.Answer post(String link, String form) {
        return visit("POST", link, form);
    }

    /// Answers when the function has hardly any time left.
    Lambda.Answer postAtTheLastMoment(String form) {
        return Lambda.answer(LambdaCall.of(new AnswerHandler())
                .remaining(() -> Duration.ofSeconds(5))
                .invoke(request("POST", link(), form)));
    }

    Lambda.Answer visit(String method, String link, String form) {
        return Lambda.call(new AnswerHandler(), request(method, link, form));
    }

    private static String request(String method, String link, String form) {
        String query = link.contains("?") ? link.substring(link.indexOf('?') + 1) : "";
        return """
                {"version": "2.0", "rawPath": "/", "rawQueryString": "%s", "isBase64Encoded": true, "body": "%s",
                 "requestContext": {"http": {"method": "%s", "path": "/", "sourceIp": "203.0.113.7"}}}
                """.formatted(query, Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)), method);
    }
}
