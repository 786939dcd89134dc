package dev.lockstep.engine.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void readsEachNumberAsTheFirstTypeThatFits() {
        assertEquals(
                List.of(1, 3_000_000_000L, new BigInteger("123456789012345678901"), 1.5, 1.0),
                Json.parse("[1, 3000000000, 123456789012345678901, 1.5, 1.0]"));
    }

    @Test
    void readsNullAsAValueOfItsOwn() {
        assertEquals(Map.of("a", Null.NULL), Json.parse("{\"a\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "null",
                "true",
                "-0.5",
                "{\"b\":[1,2.0,\"x\"],\"a\":{\"c\":null}}",
                "\"tab\\tquote\\\"back\\\\\\u0001/é😀\"",
                "1.0E10",
                "123456789012345678901"
            })
    void writesWhatItReadWithoutBlanks(String document) {
        assertEquals(document, Json.write(Json.parse(document)));
        assertEquals(document, Json.write(Json.parse(document.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void writesForPeopleALineAnEntry() {
        assertEquals("""
            {
              "a": [
                1,
                {}
              ],
              "b": []
            }\
            """, Json.pretty(Json.parse("{\"a\":[1,{}],\"b\":[]}")));
    }

    @Test
    void writesBlanksWhereTheyAreAskedFor() {
        assertEquals("{\"a\": [1, {}], \"b\": []}", Json.writeSpaced(Json.parse("{\"a\":[1,{}],\"b\":[]}")));
    }

    @Test
    void writesWhatIsNoNumberInJsonAsText() {
        assertEquals("[\"NaN\",\"-Infinity\"]", Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1,", "{\"a\":}", "nope", "1 2", "{'a':1}", "[1,]", "\"a", "{\"a\" 1}", "01"})
    void refusesWhatIsNoDocument(String text) {
        assertThrows(InvalidJson.class, () -> Json.parse(text));
        assertThrows(InvalidJson.class, () -> Json.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysWhereTheFaultIs() {
        InvalidJson fault = assertThrows(InvalidJson.class, () -> Json.parse("{\n  \"a\": x\n}"));
        assertEquals(2, fault.line());
        assertEquals(fault.reason() + " at line 2, column " + fault.column(), fault.getMessage());
        assertTrue(fault.reason().startsWith("Unrecognized token 'x'"), fault.reason());
    }

    @Test
    void refusesToNestDeeperThanAThousandLevels() {
        Json.parse("[".repeat(1_000) + "]".repeat(1_000));
        assertThrows(InvalidJson.class, () -> Json.parse("[".repeat(100_000)));
    }

    @Test
    void refusesMalformedUtf8() {
        assertThrows(InvalidJson.class, () -> Json.parse(new byte[] {'"', (byte) 0xC3, 0x28, '"'}));
    }

    @Test
    void comparesNumbersByWhatTheyAmountTo() {
        assertTrue(Json.equal(Json.parse("{\"a\":[1,2],\"b\":3}"), Json.parse("{\"b\":3.0,\"a\":[1.0,2]}")));
        assertFalse(Json.equal(Json.parse("[1,2]"), Json.parse("[2,1]")));
        assertFalse(Json.equal(Json.parse("[1]"), Json.parse("[1,2]")));
        assertFalse(Json.equal(Json.parse("{\"a\":1}"), Json.parse("{\"b\":1}")));
        assertFalse(Json.equal(Json.parse("{\"a\":1}"), Json.parse("{}")));
        assertFalse(Json.equal("1", 1));
        assertTrue(Numbers.compare(new BigInteger("9223372036854775808"), Long.MAX_VALUE) > 0);
        assertTrue(Numbers.compare(0.1, 1) < 0);
        assertTrue(Numbers.compare(Double.POSITIVE_INFINITY, new BigInteger("9".repeat(40))) > 0);
    }

    @Test
    void tellsWholeNumbersFromFractions() {
        assertTrue(Numbers.isWhole(2.0));
        assertTrue(Numbers.isWhole(2));
        assertFalse(Numbers.isWhole(2.5));
        assertFalse(Numbers.isWhole(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "€", "a😀b"})
    void countsBytesAsUtf8Does(String text) {
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Json.utf8Length(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1,[2,3],{}]",
                "{\"b\":[1,2.5,\"x\"],\"aé\":{\"c\":null,\"d\":[true,false]}}",
                "\"tab\\tquote\\\"back\\\\\\u0001/é€😀\"",
                "[0,9,10,-1,-10,99,100,2147483647,-2147483648,-9223372036854775808,9223372036854775807,1000000000000000000]",
                "[1.0E10,-0.25,123456789012345678901]"
            })
    void knowsHowManyBytesADocumentTakesBeforeItIsWritten(String document) {
        Object value = Json.parse(document);
        assertEquals(document, Json.write(value));
        assertEquals(Json.writeBytes(value).length, Json.size(value));
        assertEquals("\"NaN\"".length(), Json.size(Double.NaN));
    }
}
