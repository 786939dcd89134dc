package dev.lockstep.functions.approve;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What those are sent who are asked, machines in JSON and people in words.
record Letter(String subject, String forMachines, String forPeople) {

    /// Whoever has the link may answer.
    static Letter answeredByLink(Question question, String page, LinkKey key) {
        String link = page + (page.endsWith("/") ? "" : "/") + "?run=" + encoded(question.run()) + "&stage="
                + encoded(question.stage()) + "&key=" + key.text();
        return new Letter(
                subject(question),
                machines(question, "link", link),
                people(question) + "\nLook and answer here. Whoever has this link can answer: do not pass it on.\n\n"
                        + link + "\n");
    }

    /// Whoever has the token may answer.
    static Letter answeredByToken(Question question) {
        return new Letter(
                subject(question),
                machines(question, "taskToken", question.taskToken()),
                people(question) + """

                        Answer with the AWS CLI. Whoever has this token can answer: do not pass it on.

                        aws stepfunctions send-task-success --task-output '{"approved": true, "by": "YOU"}' --task-token TOKEN
                        aws stepfunctions send-task-failure --error ApprovalRejected --cause 'rejected by YOU' --task-token TOKEN

                        """ + question.taskToken() + "\n");
    }

    private static String subject(Question question) {
        return question.pipeline() + " asks for approval: " + question.stage();
    }

    private static String people(Question question) {
        return question.message().map(message -> message + "\n\n").orElse("")
                + "Pipeline  " + question.pipeline() + " in " + question.environment()
                + "\nRun       " + question.run()
                + "\nStage     " + question.stage()
                + "\nUntil     " + question.until() + "\n";
    }

    private static String machines(Question question, String way, String secret) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("stage", Json.of(question.stage()));
        Map<String, Json> run = new LinkedHashMap<>();
        run.put("id", Json.of(question.run()));
        run.put("pipeline", Json.of(question.pipeline()));
        run.put("environment", Json.of(question.environment()));
        fields.put("run", new Json.Obj(run));
        question.message().ifPresent(message -> fields.put("message", Json.of(message)));
        question.details().ifPresent(details -> fields.put("with", details));
        fields.put("until", Json.of(question.until()));
        fields.put(way, Json.of(secret));
        return JsonText.text(new Json.Obj(fields));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
