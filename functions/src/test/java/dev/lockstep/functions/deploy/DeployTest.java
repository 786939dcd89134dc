package dev.lockstep.functions.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.Settings;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.build.BuildHandler;
import dev.lockstep.functions.extract.SourcesHandler;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Fault;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeployTest {
    private static final String PLACE = ", \"bucket\": \"warehouse\", \"prefix\": \"live/\"";

    private final Cloud cloud = Cloud.fresh();

    @Test
    void whatIsLiveIsWhatWasBuilt() {
        good(deploy("run-1", built("cart", "1"), built("search", "1")));
        Lambda.Answer checked = good(check("cart", "\"version\": \"1\", \"files\": {\"a.txt\": \"of version 1\"}"));
        assertEquals("1.0", checked.text("quality"));
        assertEquals("[]", checked.text("findings"));
    }

    @Test
    void aCheckNamesWhatIsNotAsItShouldBe() {
        good(deploy("run-1", built("cart", "1")));
        Lambda.Answer checked = good(check(
                "cart",
                "\"version\": \"2\", \"files\": {\"a.txt\": \"no such\", \"b.txt\": \".\"}, \"lacks\": \"version\""));
        assertEquals("{\"in\":5,\"out\":1,\"failed\":4}", checked.text("counts"));
        String findings = checked.text("findings");
        assertTrue(findings.contains("cart has version 1 live; expected 2"), findings);
        assertTrue(findings.contains("cart has no file b.txt"), findings);
        assertTrue(findings.contains("cart has version in a.txt"), findings);
    }

    @Test
    void takenBackEachServiceHasAgainWhatItHad() {
        good(deploy("run-1", built("cart", "1")));
        String before = cloud.text("s3://warehouse/live/cart.json");
        Lambda.Answer second = good(deploy("run-2", built("cart", "2"), built("search", "2")));
        assertEquals("[\"search\",\"cart\"]", good(rollback(second)).text("restored"));
        assertEquals("1", live("cart"));
        assertEquals("nothing", live("search"));
        assertEquals(before, cloud.text("s3://warehouse/live/cart.json"));
        assertEquals("[\"search\",\"cart\"]", good(rollback(second)).text("restored"), "once more changes nothing");
        assertTrue(check("search", "\"version\": \"2\"").errorMessage().startsWith("nothing is live of search"));
    }

    @Test
    void whatAnotherDeploymentHasChangedSinceIsLeftAlone() {
        Lambda.Answer first = good(deploy("run-1", built("cart", "1")));
        good(deploy("run-2", built("cart", "2")));
        assertEquals("[\"cart\"]", good(rollback(first)).text("left"));
        assertEquals("2", live("cart"));
    }

    @Test
    void ofTwoDeploymentsAtOnceOneFindsOut() {
        Pointers pointers = new Pointers(Clients.ofThisProcess(), Settings.ofThisProcess(), "warehouse", "live/");
        Pointers.Seen one = pointers.read("cart");
        Pointers.Seen other = pointers.read("cart");
        Pointer nothing = new Pointer("cart", Optional.empty(), Optional.empty());
        assertTrue(pointers.change(one, nothing).isPresent());
        assertTrue(pointers.change(other, nothing).isEmpty());
    }

    @Test
    void aPackageThatHasChangedSinceItWasBuiltDoesNotGoLive() {
        String cart = built("cart", "1");
        cloud.put("warehouse", "cart/1/cart.zip", "something else");
        Lambda.Answer refused = deploy("run-1", built("search", "1"), cart);
        assertEquals("dev.lockstep.functions.InvalidInput", refused.errorType());
        assertEquals("nothing", live("search"));
    }

    @Test
    void aPackageFromElsewhereDoesNotGoLive() {
        Lambda.Answer refused = Lambda.stage(
                new DeployHandler(),
                "release",
                "{\"packages\": [" + built("cart", "1") + "], \"from\": \"s3://warehouse/releases/\"" + PLACE + "}");
        assertEquals(
                "s3://warehouse/cart/1/cart.zip does not lie below s3://warehouse/releases/", refused.errorMessage());
        assertEquals("nothing", live("cart"));
    }

    @Test
    void whenOnePointerCannotBeChangedTheOthersArePutBack() {
        good(deploy("run-1", built("cart", "1"), built("search", "1")));
        String cart = built("cart", "2");
        String search = built("search", "2");
        cloud.plant(new Fault(
                seen -> seen.method().equals("PUT") && seen.path().contains("live/search"),
                Integer.MAX_VALUE,
                Fault.Kind.REFUSED));
        assertTrue(deploy("run-2", cart, search).failed());
        cloud.heal();
        assertEquals("1", live("cart"));
        assertEquals("1", live("search"));
    }

    @Test
    void whereverItBreaksARetryMendsIt() {
        good(deploy("run-1", built("cart", "1"), built("search", "1")));
        String cart = built("cart", "2");
        String search = built("search", "2");
        for (int i = 0; i < 2; i++) {
            AtomicInteger left = new AtomicInteger(i);
            cloud.plant(new Fault(
                    seen -> seen.method().equals("PUT") && seen.path().contains("live/") && left.getAndDecrement() <= 0,
                    Integer.MAX_VALUE,
                    Fault.Kind.LOST));
            assertTrue(deploy("run-2", cart, search).failed());
            cloud.heal();
            Lambda.Answer again = good(deploy("run-2", cart, search));
            assertEquals("2", live("cart"));
            assertEquals("2", live("search"));
            good(rollback(again));
            assertEquals("1", live("cart"));
            assertEquals("1", live("search"));
        }
    }

    private String live(String service) {
        Pointers pointers = new Pointers(Clients.ofThisProcess(), Settings.ofThisProcess(), "warehouse", "live/");
        return pointers.read(service).pointer().live().map(Release::version).orElse("nothing");
    }

    /// A package, as the stage that built it hands it on.
    private String built(String service, String version) {
        cloud.put("inbox", service + version + "/a.txt", "of version " + version);
        Lambda.Answer extracted = good(Lambda.call(
                new SourcesHandler(),
                Lambda.payload("extract", "{\"source\": \"s3://inbox/" + service + version + "/\"}", "")
                        .replace("\"id\": \"run-1\"", "\"id\": \"" + service + version + "\"")));
        Lambda.Answer built = good(Lambda.stage(
                new BuildHandler(),
                "build",
                "{\"bundles\": " + extracted.text("bundles") + ", \"bucket\": \"warehouse\", \"name\": \"" + service
                        + "\", \"version\": \"" + version + "\"}"));
        return "{\"name\": \"" + service + "\", \"version\": \"" + version + "\", \"packaged\": "
                + built.text("packaged") + "}";
    }

    private static Lambda.Answer deploy(String run, String... packages) {
        return Lambda.call(
                new DeployHandler(),
                Lambda.payload("release", "{\"packages\": [" + String.join(", ", packages) + "]" + PLACE + "}", "")
                        .replace("\"id\": \"run-1\"", "\"id\": \"" + run + "\""));
    }

    private static Lambda.Answer rollback(Lambda.Answer deployed) {
        Json changes = deployed.at("changes");
        return Lambda.stage(new RollbackHandler(), "undo", "{\"changes\": " + JsonText.text(changes) + PLACE + "}");
    }

    private static Lambda.Answer check(String service, String with) {
        return Lambda.stage(
                new CheckHandler(),
                "check",
                "{\"pointer\": \"s3://warehouse/live/" + service + ".json\", " + with + "}");
    }

    private static Lambda.Answer good(Lambda.Answer answer) {
        assertFalse(answer.failed(), () -> answer.errorType() + ": " + answer.errorMessage());
        return answer;
    }
}
