package dev.lockstep.functions.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.StageCall;
import org.junit.jupiter.api.Test;

/// A rule about how many different values a column has, on tables for which an estimate would not do.
final class DistinctRuleTest {
    private final Cloud cloud = Cloud.fresh();

    private static String ids(int many) {
        StringBuilder rows = new StringBuilder("id\n");
        for (int i = 1; i <= many; i++) {
            rows.append("id-").append(i).append('\n');
        }
        return rows.toString();
    }

    private LambdaAnswer validated(String table) {
        cloud.put(Cloud.DATA, "ids.csv", table);
        return StageCall.of(new ValidateHandler()).invoke("""
                {"data": {"uri": "s3://%s/ids.csv", "format": "csv"}, "rules": [{"file": "distinct(id) = rows"}]}""".formatted(Cloud.DATA));
    }

    @Test
    void fiveThousandDifferentValuesAreThatMany() {
        LambdaAnswer answer = validated(ids(5000));
        assertInstanceOf(LambdaAnswer.Returned.class, answer, answer::toString);
        assertEquals("5000", answer.text("counts.out"));
    }

    @Test
    void oneDoubleAmongFiveThousandIsFound() {
        assertEquals(
                "s3://" + Cloud.DATA + "/ids.csv: the file must fulfil distinct(id) = rows (distinct(id) is 5000, rows"
                        + " is 5001)",
                validated(ids(5000) + "id-77\n").error().errorMessage());
    }

    @Test
    void moreThanAreCountedEndInAnErrorThatNamesTheRuleAndTheRemedy() {
        LambdaAnswer.Raised error = validated(ids(320_000)).error();
        assertEquals("dev.lockstep.functions.InvalidInput", error.errorType());
        assertEquals(
                "the column id of the rule 'distinct(id) = rows' has more than 314572 different values, which is as many"
                        + " as distinct() counts; where all must differ, say `unique: true` of the column",
                error.errorMessage());
    }
}
