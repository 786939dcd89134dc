package dev.lockstep.functions.approve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An approval from the question to the answer, with a real DynamoDB between the two functions.
final class ApprovalTest {
    private static final String PAGE = Conversation.PAGE;
    private final Cloud cloud = Cloud.fresh();
    private final Services services = Services.start();
    private final Conversation talk = new Conversation("orders", services);

    @BeforeEach
    void configure() {
        cloud.memory();
        cloud.serve("sns", services.address());
        cloud.serve("states", services.address());
        System.setProperty("lockstep.approval.url", PAGE);
        System.setProperty("lockstep.pipeline", "orders");
    }

    @AfterEach
    void clear() {
        List.of("approval.url", "pipeline").forEach(name -> System.clearProperty("lockstep." + name));
        services.stop();
    }

    @Test
    void aPersonIsSentALinkAndTheTokenStaysHere() {
        talk.ask("token-1");
        String mail = services.letter().text("email");
        assertTrue(mail.startsWith("Make <b>7</b> live?\n\nPipeline  orders in test\nRun       run-1\n"), mail);
        assertTrue(talk.link().startsWith(PAGE + "?run=run-1&stage=approve&key="), mail);
        assertEquals(talk.link(), talk.machines().text("link"));
        assertFalse(services.letter().payload().toString().contains("token-1"));
    }

    @Test
    void withoutAPageTheTokenItselfIsSent() {
        System.clearProperty("lockstep.approval.url");
        talk.ask("token-1");
        assertEquals("token-1", talk.machines().text("taskToken"));
        assertTrue(services.letter().text("email").endsWith("\ntoken-1\n"));
    }

    @Test
    void lookingShowsTheQuestionAndDecidesNothing() {
        talk.ask("token-1");
        Lambda.Answer page = talk.get(talk.link());
        assertEquals("200", page.text("statusCode"));
        String html = page.text("body");
        assertTrue(html.contains("<h1>Make &lt;b&gt;7&lt;/b&gt; live?</h1>"), html);
        assertTrue(html.contains("<dt>files</dt><dd>[1,2]</dd>"), html);
        assertTrue(html.contains("<form method=\"post\">"), html);
        assertFalse(html.contains("token-1"), html);
        assertEquals(List.of(), services.told());
    }

    @Test
    void approvingLetsTheRunGoOn() {
        talk.ask("token-1");
        Lambda.Answer page = talk.post(talk.link(), "name=Anna+%C3%96.&comment=well+done&decision=approve");
        assertTrue(page.text("body").contains("<strong>Approved</strong> by Anna Ö., "), page.text("body"));
        assertTrue(page.text("body").contains("The run goes on."));
        assertEquals(1, services.told().size());
        Services.Told told = services.told().getFirst();
        assertEquals("SendTaskSuccess", told.action());
        assertEquals("token-1", told.request().text("taskToken"));
        String output = told.request().text("output");
        assertTrue(
                output.startsWith("{\"approved\":true,\"by\":\"Anna Ö.\",\"comment\":\"well done\",\"at\":\""), output);
    }

    @Test
    void rejectingStopsTheRunAndSaysWhoAndWhy() {
        talk.ask("token-1");
        talk.post(talk.link(), "name=Bert&comment=too+early&decision=reject");
        Services.Told told = services.told().getFirst();
        assertEquals("SendTaskFailure", told.action());
        assertEquals("ApprovalRejected", told.request().text("error"));
        assertEquals("rejected by Bert: too early", told.request().text("cause"));
        assertTrue(talk.get(talk.link()).text("body").contains("<strong>Rejected</strong> by Bert"));
    }

    @Test
    void ofEightWhoAnswerAtOnceOneDecides() throws Exception {
        talk.ask("token-1");
        String link = talk.link();
        List<Callable<Lambda.Answer>> answers = IntStream.range(0, 8)
                .<Callable<Lambda.Answer>>mapToObj(i ->
                        () -> talk.post(link, "name=person-" + i + "&decision=" + (i % 2 == 0 ? "approve" : "reject")))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(answers)) {
                assertEquals("200", answer.get().text("statusCode"));
            }
        }
        assertEquals(
                1,
                services.told().stream().map(Services.Told::action).distinct().count());
        String body = talk.get(link).text("body");
        assertEquals(1, body.split("<strong>", -1).length - 1, body);
        assertTrue(body.contains("The run goes on.") || body.contains("The run was stopped."), body);
    }

    @Test
    void whoComesLaterSeesWhatWasDecided() {
        talk.ask("token-1");
        talk.post(talk.link(), "name=Anna&decision=approve");
        Lambda.Answer later = talk.post(talk.link(), "name=Bert&decision=reject");
        assertTrue(later.text("body").contains("<strong>Approved</strong> by Anna"));
        assertEquals(1, services.told().size());
    }

    @Test
    void anAnswerThatCannotBeToldIsKeptAndToldLater() {
        talk.ask("token-1");
        List.of(1, 2, 3, 4).forEach(i -> services.refuse("ThrottlingException"));
        assertEquals(
                "202", talk.postAtTheLastMoment("name=Anna&decision=approve").text("statusCode"));
        assertTrue(talk.get(talk.link()).text("body").contains("the run could not be told yet."));
        Lambda.Answer again = talk.post(talk.link(), "name=Bert&decision=reject");
        assertTrue(again.text("body").contains("<strong>Approved</strong> by Anna"), again.text("body"));
        assertEquals("SendTaskSuccess", services.told().getLast().action());
    }

    @Test
    void aRunIsToldAgainWhileThereIsTime() {
        talk.ask("token-1");
        List.of(1, 2, 3, 4).forEach(i -> services.refuse("ThrottlingException"));
        Lambda.Answer page = talk.post(talk.link(), "name=Anna&decision=approve");
        assertEquals("200", page.text("statusCode"));
        assertTrue(page.text("body").contains("The run goes on."), page.text("body"));
    }

    @Test
    void aRunThatNoLongerWaitsIsSaidToBeSo() {
        talk.ask("token-1");
        services.refuse("com.amazonaws.states#TaskTimedOut");
        assertTrue(talk.post(talk.link(), "name=Anna&decision=approve")
                .text("body")
                .contains("The run no longer waits"));
    }

    @Test
    void aRetriedQuestionKeepsItsFirstLinkAndHasTheNewToken() {
        talk.ask("token-1");
        String first = talk.link();
        talk.ask("token-2");
        assertEquals(2, services.letters());
        talk.post(first, "name=Anna&decision=approve");
        assertEquals("token-2", services.told().getFirst().request().text("taskToken"));
    }

    @Test
    void anAnswerThatCameBeforeTheRetryIsTakenAndNobodyAskedAgain() {
        talk.ask("token-1");
        List.of(1, 2, 3, 4).forEach(i -> services.refuse("ThrottlingException"));
        talk.postAtTheLastMoment("name=Anna&decision=approve");
        Lambda.Answer retried = talk.ask("token-2");
        assertEquals("[]", retried.text("asked"));
        assertEquals(1, services.letters());
        assertEquals("token-2", services.told().getLast().request().text("taskToken"));
    }

    @Test
    void aRunThatIsRedrivenAfterANoIsAskedAnewByANewLink() {
        talk.ask("token-1");
        String first = talk.link();
        talk.post(first, "name=Anna&decision=reject");
        talk.ask("token-2");
        assertEquals("404", talk.get(first).text("statusCode"));
        assertTrue(talk.get(talk.link()).text("body").contains("<form method=\"post\">"));
    }

    @Test
    void aWrongLinkLeadsNowhere() {
        talk.ask("token-1");
        String wrong = talk.link().substring(0, talk.link().length() - 1)
                + (talk.link().endsWith("A") ? "B" : "A");
        for (String link : List.of(wrong, PAGE + "?run=run-1&stage=approve", PAGE, PAGE + "?run=%ZZ")) {
            String status = talk.get(link).text("statusCode");
            assertTrue(status.equals("404") || status.equals("400"), link + " gave " + status);
        }
        assertEquals("404", talk.post(wrong, "name=Anna&decision=approve").text("statusCode"));
        assertEquals(List.of(), services.told());
    }

    @Test
    void anAnswerNeedsANameAndADecision() {
        talk.ask("token-1");
        assertTrue(talk.post(talk.link(), "decision=approve").text("body").contains("Say who you are"));
        assertTrue(talk.post(talk.link(), "name=Anna").text("body").contains("Approve or reject."));
        assertEquals(
                "400",
                talk.post(talk.link(), "name=" + "x".repeat(101) + "&decision=approve")
                        .text("statusCode"));
        assertEquals("400", talk.post(talk.link(), "name=" + "x".repeat(30_000)).text("statusCode"));
        assertEquals("405", talk.visit("DELETE", talk.link(), "").text("statusCode"));
        assertEquals(
                "400", Lambda.call(new AnswerHandler(), "{\"Records\": []}").text("statusCode"));
        assertEquals(List.of(), services.told());
    }

    @Test
    void nothingMayBeKeptOrFramedOrScripted() {
        talk.ask("token-1");
        Lambda.Answer page = talk.get(talk.link());
        assertEquals("no-store", page.text("headers.cache-control"));
        assertEquals("no-referrer", page.text("headers.referrer-policy"));
        assertTrue(page.text("headers.content-security-policy").startsWith("default-src 'none'; style-src 'sha256-"));
    }
}
