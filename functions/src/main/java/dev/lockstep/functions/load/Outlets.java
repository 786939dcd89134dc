package dev.lockstep.functions.load;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.aws.Account;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.EventBuses;
import dev.lockstep.functions.aws.Queues;
import dev.lockstep.functions.checksum.Checksums;
import dev.lockstep.functions.data.Columns;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the rows of one table go, as a load says.
///
/// @param number of the table among those of the load
/// @param from what an earlier attempt has done of it
record Outlets(LoadHandler.Input input, DataSet artifact, int number, Reached from, StageContext context) {
    /// An identity has so many digits.
    private static final int IDENTITY = 32;

    /// Opens it, when rows go anywhere by themselves.
    Optional<Outlet> open(Columns columns, Clients clients, Outlet.Listener listener) {
        RowText text = new RowText(artifact.uri(), columns, input.numbers().orElse(List.of()));
        return input.table()
                .map(table -> items(clients, table, text, listener))
                .or(() -> input.queue().map(queue -> messages(clients.queues(), queue, text, listener)))
                .or(() -> input.bus().map(bus -> events(clients.eventBuses(), bus, text, listener)));
    }

    private Outlet items(Clients clients, String table, RowText text, Outlet.Listener listener) {
        String real = context.settings().physical(table);
        String key = input.key().orElseThrow();
        boolean skips =
                input.existing().filter(LoadHandler.Existing.SKIP::equals).isPresent();
        return input.appends()
                ? new NewItemOutlet(clients.items(), real, key, text, skips, from, listener)
                : new ItemOutlet(clients.items(), real, key, text, from, context, listener);
    }

    private Outlet messages(Queues queues, String queue, RowText text, Outlet.Listener listener) {
        String real = context.settings().physical(queue);
        Account account = Account.of(context.lambda(), "the queue " + real);
        boolean ordered = queue.endsWith(".fifo");
        return new SentOutlet<Queues.Message>(
                "the queue " + real,
                text,
                new Batches.Limits(Queues.BATCH, Queues.LARGEST),
                (row, place) -> {
                    String id = identity(place);
                    Optional<String> group = input.group()
                            .map(column -> group(text.needed(row, column, "the group of the message")))
                            .or(() -> Optional.of(context.run().pipeline()).filter(_ -> ordered));
                    Queues.Message message = new Queues.Message(id, JsonText.text(text.json(row)), group);
                    return new SentOutlet.Entry<>(
                            message, utf8(message.body()) + Queues.attributeBytes(id), row.line());
                },
                messages -> queues.send(account, real, messages),
                from,
                context,
                listener);
    }

    private Outlet events(EventBuses buses, String bus, RowText text, Outlet.Listener listener) {
        String real = bus.equals("default") ? bus : context.settings().physical(bus);
        String source =
                input.source().orElseGet(() -> "lockstep." + context.run().pipeline());
        String detailType = input.detailType().orElse("Row");
        return new SentOutlet<EventBuses.Event>(
                "the bus " + real,
                text,
                new Batches.Limits(EventBuses.BATCH, EventBuses.LARGEST),
                (row, place) -> {
                    Map<String, Json> detail = new LinkedHashMap<>();
                    detail.put("id", Json.of(identity(place)));
                    detail.put("row", text.json(row));
                    EventBuses.Event event = new EventBuses.Event(
                            source,
                            detailType,
                            JsonText.text(new Json.Obj(detail)),
                            context.run().execution());
                    return new SentOutlet.Entry<>(event, event.bytes(), row.line());
                },
                events -> buses.put(real, events),
                from,
                context,
                listener);
    }

    /// SQS takes printable ASCII, 128 at most; which rows are of one group is all that counts.
    private static String group(String value) {
        return value.matches("[!-~]{1,128}") ? value : Checksums.sha256(value);
    }

    /// Which row of which table of which stage of which run: whatever attempt sends it.
    private String identity(long row) {
        String place = context.index().map(index -> index + "/").orElse("") + number + "/" + row;
        return Checksums.sha256(
                        context.run().pipeline() + "/" + context.run().id() + "/" + context.stage() + "/" + place)
                .substring(0, IDENTITY);
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
