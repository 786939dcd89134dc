package dev.lockstep.functions.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.harness.Cloud;
import dev.lockstep.functions.harness.Lambda;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows that become items, on a real DynamoDB.
final class LoadedItemsTest {
    private final Cloud cloud = Cloud.fresh();

    private Lambda.Answer load(String table, String more) {
        cloud.put(Cloud.DATA, "in.csv", table);
        return Lambda.stage(new LoadHandler(), "load", """
            {"artifacts": [{"uri": "s3://%s/in.csv", "format": "csv"}], "table": "orders", "key": "id"%s}
            """.formatted(Cloud.DATA, more));
    }

    @Test
    void twoRowsOfOneKeyAreTwoItemsWhereTheTableHasASortKeyToo() {
        cloud.table("orders", List.of("id", "at"));
        Lambda.Answer answer = load("id,at\na,1\na,2\nb,1\n", "");
        assertFalse(answer.failed(), answer::errorMessage);
        assertEquals(3, cloud.items("orders"));
        assertEquals("3", answer.text("items"));
    }

    @Test
    void ofTwoRowsOfOneKeyTheLaterOneStays() {
        cloud.table("orders", "id");
        load("id,value\na,1\na,2\n", "");
        Items items = Clients.ofThisProcess().items();
        assertEquals(
                Optional.of("2"),
                items.get(Items.Id.of("orders", "id", "a")).flatMap(item -> Items.value(item, "value")));
        assertEquals(1, cloud.items("orders"));
    }

    @Test
    void aNumberThatIsNoneIsNamedWithItsLine() {
        cloud.table("orders", "id");
        for (String number : List.of("ten", "1e126", "1e-131", "123456789012345678901234567890123456789")) {
            Lambda.Answer answer = load("id,value\na,1\nb," + number + "\n", ", \"numbers\": [\"value\"]");
            assertEquals("dev.lockstep.functions.InvalidInput", answer.errorType());
            assertTrue(
                    answer.errorMessage().contains("in.csv line 3: value is '" + number + "', which is no number"),
                    answer::errorMessage);
        }
        assertFalse(load("id,value\na,007.50\nb,0\nc,-1e125\nd,1e-130\n", ", \"numbers\": [\"value\"]")
                .failed());
        assertEquals(4, cloud.items("orders"));
    }
}
