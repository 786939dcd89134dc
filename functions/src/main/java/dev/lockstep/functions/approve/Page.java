package dev.lockstep.functions.approve;

import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A page as a function URL gives it to a browser: no script, nothing from elsewhere, and nothing of it is kept.
///
/// @param body what stands below the title, in HTML
/// @param notice what was wrong with the last answer, as text
record Page(int status, String title, String body, String notice) {

    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
            body{max-width:38rem;margin:3rem auto;padding:0 1rem}
            h1{font-size:1.5rem;line-height:1.25;overflow-wrap:anywhere}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:1.5rem 0}
            dt{opacity:.7}dd{margin:0;overflow-wrap:anywhere}
            label{display:block;margin:1rem 0 .25rem}
            input,textarea{box-sizing:border-box;width:100%;padding:.5rem;font:inherit}
            button{margin:1.25rem .75rem 0 0;padding:.6rem 1.5rem;font:inherit;font-weight:600;border:0;\
            border-radius:.4rem;color:#fff;background:#b3261e;cursor:pointer}
            button.yes{background:#1b6e3c}
            .notice{padding:.6rem 1rem;border-left:.3rem solid #b3261e}
            """;

    /// The hidden button is the form's first: so the key Enter in a field decides nothing.
    private static final String FORM = """
            <form method="post"><label for="name">Your name</label>
            <input id="name" name="name" required maxlength="100" autocomplete="name">
            <label for="comment">A comment, if you like</label>
            <textarea id="comment" name="comment" rows="3" maxlength="1000"></textarea>
            <button disabled hidden></button>
            <button class="yes" name="decision" value="approve">Approve</button>\
            <button name="decision" value="reject">Reject</button></form>
            """;

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static Page of(int status, String title, String text) {
        return new Page(status, title, "<p>" + escaped(text) + "</p>", "");
    }

    /// A question: with a form as long as it can be answered, and with the answer as soon as there is one.
    static Page of(Question question, Instant now) {
        String title = question.message().orElse("May " + question.pipeline() + " go on?");
        String below = question.decision()
                .map(Page::answer)
                .orElseGet(() -> now.isBefore(Instant.parse(question.until()))
                        ? FORM
                        : "<p>Nobody answered in time; the run no longer waits.</p>");
        boolean done = question.decision().filter(Decision::isPending).isEmpty();
        return new Page(done ? 200 : 202, title, facts(question) + below, "");
    }

    Page saying(int refused, String why) {
        return new Page(refused, title, body, why);
    }

    /// The answer that a function URL passes on.
    Json document() {
        Map<String, Json> headers = new LinkedHashMap<>();
        headers.put("content-type", Json.of("text/html; charset=utf-8"));
        headers.put("cache-control", Json.of("no-store"));
        headers.put("content-security-policy", Json.of(POLICY));
        headers.put("referrer-policy", Json.of("no-referrer"));
        headers.put("x-content-type-options", Json.of("nosniff"));
        headers.put("x-robots-tag", Json.of("noindex"));
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("statusCode", Json.of(status));
        document.put("headers", new Json.Obj(headers));
        document.put("body", Json.of(html()));
        return new Json.Obj(document);
    }

    private String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title><style>%2$s</style></head>
                <body><h1>%1$s</h1>%3$s%4$s</body></html>
                """.formatted(
                        escaped(title),
                        STYLE,
                        notice.isEmpty() ? "" : "<p class=\"notice\" role=\"alert\">" + escaped(notice) + "</p>",
                        body);
    }

    private static String facts(Question question) {
        StringBuilder facts = new StringBuilder("<dl>");
        fact(facts, "Pipeline", question.pipeline() + " in " + question.environment());
        fact(facts, "Run", question.run());
        fact(facts, "Stage", question.stage());
        fact(facts, "Asked", readable(question.asked()));
        fact(facts, "Waits until", readable(question.until()));
        if (question.details().orElse(Json.Null.NULL) instanceof Json.Obj(Map<String, Json> details)) {
            details.forEach((name, value) ->
                    fact(facts, name, value instanceof Json.Str(String text) ? text : JsonText.text(value)));
        }
        return facts.append("</dl>").toString();
    }

    private static void fact(StringBuilder facts, String name, String value) {
        facts.append("<dt>")
                .append(escaped(name))
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>");
    }

    private static String answer(Decision decision) {
        String who = "<p><strong>" + (decision.approved() ? "Approved" : "Rejected") + "</strong> by "
                + escaped(decision.by()) + ", " + escaped(readable(decision.at())) + "."
                + decision.comment()
                        .map(comment -> "<br>“" + escaped(comment) + "”")
                        .orElse("") + "</p>";
        return who
                + switch (decision.delivery()) {
                    case TOLD -> decision.approved() ? "<p>The run goes on.</p>" : "<p>The run was stopped.</p>";
                    case NO_LONGER_WAITING ->
                        "<p class=\"notice\">The run no longer waits: it was told already, its time was over, or it was"
                                + " answered in another way. Its history says which.</p>";
                    case PENDING ->
                        "<p class=\"notice\">This is kept, but the run could not be told yet. Send an answer once more"
                                + " to tell it what was decided.</p>"
                                + FORM;
                };
    }

    private static String readable(String moment) {
        return moment.replace('T', ' ').replace("Z", " UTC");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(String style) {
        return Base64.getEncoder().encodeToString(Checksums.sha256().digest(style.getBytes(StandardCharsets.UTF_8)));
    }
}
