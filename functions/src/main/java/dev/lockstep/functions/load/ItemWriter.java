package dev.lockstep.functions.load;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.aws.Failures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Puts items in batches. What the table had no room for just now is put again, more and more slowly.
final class ItemWriter {
    /// The most that BatchWriteItem takes.
    private static final int BATCH = 25;

    private static final int TRIES = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DynamoDbClient dynamo;
    private final String table;
    private final String key;
    private final StageContext context;
    /// By key: a batch must not name an item twice, and the later one is meant to stay.
    private final Map<String, WriteRequest> batch = new LinkedHashMap<>();

    private long items;

    /// @param before how many items an earlier attempt has put
    ItemWriter(DynamoDbClient dynamo, String table, String key, long before, StageContext context) {
        this.items = before;
        this.dynamo = dynamo;
        this.table = table;
        this.key = key;
        this.context = context;
    }

    void put(Map<String, AttributeValue> item) throws IOException {
        AttributeValue id = item.get(key);
        batch.put(
                String.valueOf(id),
                WriteRequest.builder().putRequest(put -> put.item(item)).build());
        if (batch.size() == BATCH) {
            send();
        }
    }

    /// How many items have been put, when none waits to be.
    OptionalLong atRest() {
        return batch.isEmpty() ? OptionalLong.of(items) : OptionalLong.empty();
    }

    /// Puts what is left and tells how many items the table was given.
    long finish() throws IOException {
        if (!batch.isEmpty()) {
            send();
        }
        return items;
    }

    private void send() throws IOException {
        List<WriteRequest> left = new ArrayList<>(batch.values());
        items += left.size();
        batch.clear();
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < TRIES; i++) {
            left = unprocessed(left);
            if (left.isEmpty()) {
                return;
            }
            if (context.remaining().compareTo(pause.plus(LONGEST_PAUSE)) < 0) {
                break;
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        throw new Unavailable("the table " + table + " did not take " + left.size() + " items; it is throttled");
    }

    private List<WriteRequest> unprocessed(List<WriteRequest> requests) {
        try {
            return dynamo.batchWriteItem(request -> request.requestItems(Map.of(table, requests)))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        } catch (SdkException e) {
            throw Failures.of(e, "the table " + table + " cannot be written");
        }
    }

    private void pause(Duration pause) throws IOException {
        try {
            context.time().pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the table " + table);
        }
    }
}
