package dev.lockstep.functions.extract;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.aws.Clients;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.items.Gathered;
import dev.lockstep.functions.items.Gathering;
import dev.lockstep.functions.items.ItemTable;
import dev.lockstep.functions.items.Scan;
import dev.lockstep.functions.items.Taken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes all items of a table of DynamoDB, in several segments side by side, as rows of a table of the run.
/// A scan that needs more time than an attempt has stops and is gone on with by the next.
public final class ScanHandler extends StageHandler<ScanHandler.Input, Taken> {
    private static final String SCHEME = "dynamodb://";
    private static final int USUAL_SEGMENTS = 4;
    private static final int MOST_SEGMENTS = 16;

    public ScanHandler() {
        super(Input.class);
    }

    /// What to take.
    ///
    /// @param source `dynamodb://` and the table as the pipeline calls it; the environment's prefix comes before it
    /// @param columns the attributes to take, in order, `address.city` within a map; those of the first
    /// item when not given
    /// @param segments how many parts of the table are read at once, 4 when not given
    /// @param consistent whether all that was written before is seen, at twice the price
    /// @param badRows what becomes of an item that is no row; without it the stage fails
    public record Input(
            String source,
            Optional<List<String>> columns,
            Optional<Integer> segments,
            Optional<Boolean> consistent,
            Optional<DocumentHandler.BadRows> badRows) {
        public Input {
            if (segments.filter(parts -> parts < 1 || parts > MOST_SEGMENTS).isPresent()) {
                throw new IllegalArgumentException(
                        "has " + segments.orElseThrow() + " segments; expected 1 to " + MOST_SEGMENTS);
            }
        }

        String table() {
            if (!source.matches(SCHEME + "[a-zA-Z0-9_.-]{3,255}")) {
                throw new InvalidInput("'" + source + "' is not the address of a table; expected dynamodb://TABLE");
            }
            return source.substring(SCHEME.length());
        }
    }

    @Override
    protected Taken run(Input input, StageContext context) throws IOException {
        String table = context.settings().physical(input.table());
        Items items = Clients.ofThisProcess().items();
        ItemTable.Shape shape = new ItemTable.Shape(
                input.columns(),
                input.badRows()
                        .filter(DocumentHandler.BadRows.QUARANTINE::equals)
                        .isPresent());
        Gathered gathered = Gathering.all(
                "the table " + table,
                shape,
                place -> new Scan(
                        items,
                        table,
                        input.segments().orElse(USUAL_SEGMENTS),
                        input.consistent().orElse(false),
                        place,
                        context),
                context);
        context.log().info("scanned " + table, Map.of("items", gathered.items()));
        return Taken.of(SCHEME + table, Optional.empty(), gathered);
    }
}
