package dev.lockstep.functions.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import dev.lockstep.functions.json.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DriftTest {
    private static final String USUAL = table("O-", 100, 0);

    private final Cloud cloud = Cloud.fresh();

    @Test
    void theFirstTableHasNothingToDriftFrom() {
        Lambda.Answer answer = analyze(USUAL, "{}");
        assertEquals("[]", findings(answer));
        assertEquals("1.0", answer.text("quality"));
    }

    @Test
    void aTableLikeTheOneBeforeHasNotDrifted() {
        analyze(USUAL, "{}");
        assertEquals("[]", findings(analyze(table("P-", 104, 2), "{}")));
    }

    @Test
    void whatDriftsIsToldUntilItIsAccepted() {
        analyze(USUAL, "{}");
        String drifted = table("O-", 300, 50);
        for (int i = 0; i < 2; i++) {
            Lambda.Answer answer = analyze(drifted, "{}");
            assertTrue(findings(answer).contains("the median of price is "), answer::toString);
            assertTrue(
                    findings(answer).contains("note is missing in 50.0 % of the rows, 0.0 % before"), answer::toString);
            assertTrue(answer.text("quality").startsWith("0.33"), answer.text("quality"));
        }
        assertFalse(analyze(drifted, "{\"accept\": true}").failed());
        assertEquals("[]", findings(analyze(drifted, "{}")));
    }

    @Test
    void fewerRowsOtherColumnsAndOtherTypesAreDriftToo() {
        analyze(USUAL, "{}");
        String told = findings(analyze("id,price,more\nO-1,cheap,x\n", "{\"records\": 0.9}"));
        assertTrue(told.contains("there are 1 rows, 100 before"), told);
        assertTrue(told.contains("price is text, number before"), told);
        assertTrue(told.contains("more was not there before"), told);
        assertTrue(told.contains("note is not there any more"), told);
    }

    @Test
    void quantilesAreWithinAPercent() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Quantiles sketch = new Quantiles();
            double[] numbers = new double[2_000];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (random.nextInt(5) - 1) * Math.exp(random.nextGaussian() * 4);
                sketch.add(numbers[i]);
            }
            Arrays.sort(numbers);
            for (double share : new double[] {0.01, 0.25, 0.5, 0.75, 0.95, 0.99, 1}) {
                double exact = numbers[Math.max(1, (int) Math.ceil(share * numbers.length)) - 1];
                assertEquals(exact, sketch.at(share), Math.abs(exact) * 0.0101 + 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void shapesAreCountedTheMostFrequentFirst() {
        Shapes shapes = new Shapes();
        for (String value : new String[] {"O-104200", "O-7", "Berlin", "Ébène", "O-12", "a b"}) {
            shapes.add(value);
        }
        assertEquals(Map.of("A-9+", 2L, "Aa+", 2L, "A-9", 1L, "a a", 1L), shapes.most());
        assertEquals("A-9+", shapes.most().keySet().iterator().next());
    }

    private Lambda.Answer analyze(String table, String drift) {
        cloud.put(Cloud.DATA, "case/table.csv", table);
        Lambda.Answer answer = Lambda.stage(
                new AnalyzeHandler(),
                "analyze",
                "{\"data\": {\"uri\": \"s3://" + Cloud.DATA + "/case/table.csv\", \"format\": \"csv\"}, \"drift\": "
                        + drift + "}");
        assertFalse(answer.failed(), answer::errorMessage);
        return answer;
    }

    private static String findings(Lambda.Answer answer) {
        return answer.at("findings") instanceof Json.Arr(var items) && items.isEmpty() ? "[]" : answer.text("findings");
    }

    private static String table(String id, int price, int without) {
        StringBuilder table = new StringBuilder("id,price,note\n");
        for (int i = 0; i < 100; i++) {
            table.append(id).append(i).append(',').append(price + i).append(',');
            table.append(i < without ? "" : "x").append('\n');
        }
        return table.toString();
    }
}
