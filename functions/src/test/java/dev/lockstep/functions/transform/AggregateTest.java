package dev.lockstep.functions.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import org.junit.jupiter.api.Test;

final class AggregateTest {
    private static final String ONE = "place,day,value\nb,1,2.50\na,1,1\na,2,\nb,1,0.1\n";
    private static final String TWO = "day,place,value\n1,b,-3\n1,a,2\n";

    private final Cloud cloud = Cloud.fresh();

    @Test
    void rowsOfManyTablesBecomeOneRowAGroup() {
        Lambda.Answer made = aggregate("""
                "by": ["place"], "measures": {"rows": "count", "sum": "sum value", "least": "min value",
                                              "most": "max value", "mean": "mean value"}""");
        assertFalse(made.failed(), made::errorMessage);
        assertEquals(
                "place,rows,sum,least,most,mean\na,3,3,1,2,1.5\nb,3,-0.40,-3,2.50,-0.133333\n",
                cloud.text(made.text("data.uri")));
        assertEquals("{\"in\":6,\"out\":2,\"failed\":0}", made.text("counts"));
    }

    @Test
    void aGroupWithoutAnyValueHasNoMean() {
        assertEquals(
                "place,day,mean\na,1,1.5\na,2,\nb,1,-0.133333\n",
                cloud.text(aggregate("\"by\": [\"place\", \"day\"], \"measures\": {\"mean\": \"mean value\"}")
                        .text("data.uri")));
    }

    @Test
    void whatIsNoNumberIsNamedWithItsLine() {
        assertEquals(
                "s3://lockstep-data/case/one.csv line 2 has 'b' as place; expected a number",
                aggregate("\"by\": [\"day\"], \"measures\": {\"x\": \"sum place\"}")
                        .errorMessage());
    }

    @Test
    void aMeasureThatIsNoneIsNamed() {
        assertEquals(
                "the measure x is 'avg value'; expected count, or sum, min, max or mean with a column, as in mean"
                        + " temperature",
                aggregate("\"by\": [\"day\"], \"measures\": {\"x\": \"avg value\"}")
                        .errorMessage());
    }

    @Test
    void noTableMakesNone() {
        Lambda.Answer made = Lambda.stage(
                new AggregateHandler(), "sum", "{\"data\": [], \"by\": [\"a\"], \"measures\": {\"n\": \"count\"}}");
        assertEquals("null", made.text("data"));
        assertEquals("[]", made.text("artifacts"));
    }

    private Lambda.Answer aggregate(String with) {
        cloud.put(Cloud.DATA, "case/one.csv", ONE);
        cloud.put(Cloud.DATA, "case/two.csv", TWO);
        return Lambda.stage(
                new AggregateHandler(),
                "sum",
                "{\"data\": [{\"uri\": \"s3://lockstep-data/case/one.csv\", \"format\": \"csv\"},"
                        + " {\"uri\": \"s3://lockstep-data/case/two.csv\", \"format\": \"csv\"}], " + with + "}");
    }
}
