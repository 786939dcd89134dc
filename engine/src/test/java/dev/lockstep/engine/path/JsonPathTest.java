package dev.lockstep.engine.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.engine.cases.CaseFile;
import dev.lockstep.engine.cases.CaseFile.Case;
import dev.lockstep.engine.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonPathTest {
    private static final Object DOCUMENT = new Case(CaseFile.map(CaseFile.read("/path/read.json"))).get("document");

    @ParameterizedTest
    @MethodSource("readings")
    void readsAsAwsDoes(Case each) {
        String outcome = switch (JsonPath.parse(each.text("path")).readFrom(DOCUMENT)) {
            case Reading.Found(Object value) -> Json.write(value);
            case Reading.Missing missing -> "missing: " + missing.reason();
        };
        assertEquals(each.has("found") ? Json.write(each.get("found")) : "missing: " + each.text("missing"), outcome);
    }

    static Stream<Case> readings() {
        return CaseFile.under("/path/read.json", "cases");
    }

    @ParameterizedTest
    @MethodSource("invalids")
    void refusesWhatIsNoPath(String text) {
        InvalidPath refusal = assertThrows(InvalidPath.class, () -> JsonPath.parse(text));
        assertTrue(refusal.offset() <= text.length());
    }

    static Stream<String> invalids() {
        return ((List<?>) CaseFile.read("/path/invalid.json")).stream().map(String.class::cast);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void writesIntoACopy(Case each) {
        ReferencePath path = ReferencePath.parse(each.text("path"));
        Object into = each.get("into");
        String before = Json.write(into);
        Optional<Object> written = path.write(into, each.get("value"));
        assertEquals(before, Json.write(into));
        assertEquals(
                each.has("gives") ? Json.write(each.get("gives")) : each.text("refused"),
                written.map(Json::write).orElseGet(() -> path.refusal(into)));
    }

    static Stream<Case> writes() {
        return CaseFile.list("/path/write.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.a[*]", "$..a", "$.a[-1]", "$.a[0:1]", "$['a','b']", "$.a[?(@.b)]", "$.a.length()"})
    void refusesToWriteWhereMoreThanOneNodeCanBe(String text) {
        assertThrows(InvalidPath.class, () -> ReferencePath.parse(text));
    }

    @Test
    void sharesWhatItDoesNotChange() {
        Object untouched = Json.parse("{\"x\":1}");
        Object document = Map.of("keep", untouched, "change", Map.of());
        Object written = ReferencePath.parse("$.change.y").write(document, 2).orElseThrow();
        assertSame(untouched, CaseFile.map(written).get("keep"));
    }

    @Test
    void startsFromInputContextOrVariable() {
        PathScope scope = new Given(Map.of("a", 1), Map.of("a", 2), Map.of("a", 3));
        assertEquals(new Reading.Found(1), JsonPath.parse("$.a").read(scope));
        assertEquals(new Reading.Found(2), JsonPath.parse("$$.a").read(scope));
        assertEquals(new Reading.Found(3), JsonPath.parse("$grün_1.a").read(scope));
        assertEquals(new Reading.Found(Map.of("a", 1)), JsonPath.parse("$").read(scope));
        Reading.Missing missing =
                assertInstanceOf(Reading.Missing.class, JsonPath.parse("$other").read(scope));
        assertEquals("Variable 'other' is not assigned", missing.reason());
        assertEquals(new Origin.Variable("other"), JsonPath.parse("$other").origin());
        assertInstanceOf(Reading.Missing.class, JsonPath.parse("$other").read(PathScope.of(Map.of())));
    }

    @Test
    void knowsWhatKindOfPathItIs() {
        assertTrue(JsonPath.parse("$").isRoot());
        assertTrue(JsonPath.parse("$.a[0]['b']").isReference());
        assertTrue(JsonPath.parse("$.a[-1]").isDefinite());
        assertFalse(JsonPath.parse("$.a[-1]").isReference());
        assertFalse(JsonPath.parse("$['a','b'].c").isDefinite());
        assertEquals("$.a['b']", JsonPath.parse("$.a['b']").toString());
    }

    @Test
    void givesUpOnPathsThatWouldMeetNodesWithoutEnd() {
        Object deep = Json.parse("[".repeat(200) + "1" + "]".repeat(200));
        Reading reading = JsonPath.parse("$" + "..*".repeat(8)).readFrom(deep);
        assertInstanceOf(Reading.Missing.class, reading);
    }

    @Test
    void givesUpOnExpressionsThatBacktrackWithoutEnd() {
        Object document = Json.parse("[\"" + "a".repeat(60) + "\"]");
        Reading reading =
                JsonPath.parse("$[?(@ =~ /(a*)(a*)(a*)(a*)(a*)(a*)(a*)b/)]").readFrom(document);
        assertInstanceOf(Reading.Missing.class, reading);
    }

    @Test
    void refusesPathsThatNestOrGoOnWithoutEnd() {
        assertThrows(InvalidPath.class, () -> JsonPath.parse("$" + ".a".repeat(10_000)));
        assertThrows(InvalidPath.class, () -> JsonPath.parse("$.a[?" + "(".repeat(10_000)));
        assertThrows(InvalidPath.class, () -> JsonPath.parse("$.a[?(" + "!".repeat(10_000)));
        assertThrows(InvalidPath.class, () -> JsonPath.parse("$" + "[?(@".repeat(10_000)));
        assertThrows(InvalidPath.class, () -> JsonPath.parse("$.a[?(@.b in " + "[".repeat(100_000)));
    }

    private record Given(Object input, Object context, Object green) implements PathScope {
        @Override
        public @Nullable Object variable(String name) {
            return "grün_1".equals(name) ? green : null;
        }
    }
}
