package dev.lockstep.infra.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ManifestTest {

    private static final String WHOLE = """
        {
          "version": "54.0.0",
          "artifacts": {
            "a.assets": {
              "type": "cdk:asset-manifest"
            },
            "a": {
              "type": "aws:cloudformation:stack",
              "odd": "}, \\"b\\": {"
            },
            "b.assets": {},
            "b": {
              "of": [1, true, null]
            },
            "report": {}
          },
          "minimumCliVersion": "2.1"
        }""";

    private static final List<String> STACKS = List.of("a", "b");

    @Test
    void isTakenApartByStacksAndPutTogetherToTheSameBytes() {
        var whole = Manifest.of(WHOLE);
        assertEquals(WHOLE, whole.text());
        var parts = List.of(whole.only("b", STACKS), whole.only("a", STACKS));
        assertEquals(
                List.of("a.assets", "a", "report"),
                List.copyOf(parts.getLast().artifacts().keySet()));
        assertEquals(Optional.of(WHOLE), Manifest.together(parts, STACKS).map(Manifest::text));
    }

    @Test
    void partsThatDoNotGoTogetherArePutTogetherByNobody() {
        var whole = Manifest.of(WHOLE);
        var newer = Manifest.of(WHOLE.replace("54.0.0", "55.0.0"));
        var different = Manifest.of(WHOLE.replace("\"report\": {}", "\"report\": 1"));
        var a = whole.only("a", STACKS);
        assertEquals(Optional.empty(), Manifest.together(List.of(a, newer.only("b", STACKS)), STACKS));
        assertEquals(Optional.empty(), Manifest.together(List.of(a, different.only("b", STACKS)), STACKS));
        assertEquals(Optional.empty(), Manifest.together(List.of(a), STACKS));
    }

    @Test
    void readsMembersAsTheyAreWritten() {
        assertEquals(Map.of(), JsonMembers.of(" { } "));
        assertEquals(
                "{\"a\": [1, {\"b\": \"]\"}]}",
                JsonMembers.of("{ \"x\" : {\"a\": [1, {\"b\": \"]\"}]} }").get("x"));
        assertEquals("-1.5e3", JsonMembers.of("{\"x\":-1.5e3,\"y\":\"\\\\\"}").get("x"));
        for (var broken :
                List.of("", "{", "{\"a\"}", "{\"a\": 1", "{\"a\": [1}", "{\"a\": \"x", "[1]", "{} {}", "{\"a\\")) {
            assertThrows(IllegalArgumentException.class, () -> JsonMembers.of(broken), broken);
        }
    }
}
