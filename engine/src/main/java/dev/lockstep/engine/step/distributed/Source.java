package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.dataset.Item;
import dev.lockstep.engine.dataset.ItemReading;
import dev.lockstep.engine.dataset.ObjectStore;
import dev.lockstep.engine.definition.ItemReader;
import dev.lockstep.engine.definition.MapInput;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.MapItems;
import dev.lockstep.engine.query.WholeNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the items come from, planned.
sealed interface Source {

    static Source of(MapInput input, Flow flow) {
        return input.itemReader()
                .<Source>map(reader -> Reader.of(reader, flow))
                .orElseGet(() -> new Data(MapItems.of(input.items(), flow), flow));
    }

    /// Out of the data of the state.
    record Data(MapItems items, Flow flow) implements Source {
        List<Item> items(Frame frame) {
            return Item.of(items.data(flow.arguments(frame), frame)).toList();
        }
    }

    /// Out of S3.
    record Reader(ItemReader written, Optional<Expression> arguments, Optional<WholeNumber> maxItems)
            implements Source {
        static Reader of(ItemReader written, Flow flow) {
            return new Reader(
                    written,
                    written.arguments().map(flow::template),
                    written.maxItems().map(operand -> WholeNumber.of(operand, flow)));
        }

        ItemReading reading(ObjectStore objects, Frame frame) {
            Object evaluated =
                    arguments.map(template -> template.evaluate(frame)).orElse(Map.of());
            long most = maxItems.map(number -> number.of(frame)).orElse(0L);
            return new ItemReading(objects, written, evaluated, most);
        }
    }
}
