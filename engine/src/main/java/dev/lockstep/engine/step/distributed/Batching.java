package dev.lockstep.engine.step.distributed;

import dev.lockstep.engine.dataset.Item;
import dev.lockstep.engine.definition.ItemBatcher;
import dev.lockstep.engine.definition.MapInput;
import dev.lockstep.engine.query.EvaluationFailure;
import dev.lockstep.engine.query.Expression;
import dev.lockstep.engine.query.Flow;
import dev.lockstep.engine.query.Frame;
import dev.lockstep.engine.query.WholeNumber;
import dev.lockstep.engine.run.Payload;
import dev.lockstep.engine.run.Visit;
import dev.lockstep.engine.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is made of items before children are given them, planned: each is selected from, and many are put together.
record Batching(Optional<Expression> itemSelector, Optional<Batcher> batcher) {

    static Batching of(MapInput input, Flow flow) {
        return new Batching(
                input.itemSelector().map(flow::template),
                input.itemBatcher().map(written -> Batcher.of(written, flow)));
    }

    /// `ItemBatcher`, planned.
    record Batcher(Optional<WholeNumber> mostItems, Optional<WholeNumber> mostBytes, Optional<Expression> batchInput) {
        static Batcher of(ItemBatcher written, Flow flow) {
            return new Batcher(
                    written.maxItemsPerBatch().map(operand -> WholeNumber.of(operand, flow)),
                    written.maxInputBytesPerBatch().map(operand -> WholeNumber.of(operand, flow)),
                    written.batchInput().map(flow::template));
        }

        Bounds bounds(Frame frame) {
            return new Bounds(
                    bound("MaxItemsPerBatch", mostItems, frame, Integer.MAX_VALUE),
                    bound("MaxInputBytesPerBatch", mostBytes, frame, Payload.MOST_BYTES),
                    batchInput.map(template -> template.evaluate(frame)));
        }

        private static long bound(String field, Optional<WholeNumber> number, Frame frame, long most) {
            long value = number.map(written -> written.of(frame)).orElse(0L);
            if (value < 0) {
                throw EvaluationFailure.runtime("The " + field + " field must not be negative: " + value);
            }
            return value == 0 ? most : Math.min(value, most);
        }
    }

    /// How large a batch may be, and what every one has beside its items; 0 is no limit of its own.
    record Bounds(long items, long bytes, Optional<Object> batchInput) {
        Map<String, Object> batch(List<Object> items) {
            Map<String, Object> batch = new LinkedHashMap<>();
            batchInput.ifPresent(value -> batch.put("BatchInput", value));
            batch.put("Items", items);
            return batch;
        }

        long bytesOf(List<Object> items) {
            return Json.utf8Length(Json.write(batch(items)));
        }
    }

    Optional<Bounds> bounds(Frame frame) {
        return batcher.map(written -> written.bounds(frame));
    }

    /// What the children are given, one after the other.
    interface Work {
        int children();

        /// How many items a child is given.
        int items(int child);

        /// Its input.
        ///
        /// @throws EvaluationFailure when nothing can be selected from an item
        Object input(int child);
    }

    Work work(List<Item> items, Optional<Bounds> bounds, Visit visit) {
        return bounds.<Work>map(limits -> batches(items, limits, visit))
                .orElseGet(() -> new Single(items, this, visit));
    }

    private Object input(Item item, int index, Visit visit) {
        return itemSelector.isPresent()
                ? itemSelector.get().evaluate(visit.itemFrame(() -> item.context(index)))
                : item.input();
    }

    /// An item for each child, selected from when its turn has come.
    private record Single(List<Item> all, Batching batching, Visit visit) implements Work {
        @Override
        public int children() {
            return all.size();
        }

        @Override
        public int items(int child) {
            return 1;
        }

        @Override
        public Object input(int child) {
            return batching.input(all.get(child), child, visit);
        }
    }

    /// Many items for each child; they are selected from at once, since their size says where a batch ends.
    private record Batches(List<List<Object>> batches, Bounds bounds) implements Work {
        @Override
        public int children() {
            return batches.size();
        }

        @Override
        public int items(int child) {
            return batches.get(child).size();
        }

        @Override
        public Object input(int child) {
            return bounds.batch(batches.get(child));
        }
    }

    private Work batches(List<Item> items, Bounds bounds, Visit visit) {
        long empty = bounds.bytesOf(List.of());
        List<List<Object>> batches = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            Object value = input(items.get(i), i, visit);
            long size = Json.utf8Length(Json.write(value));
            // a comma stands between items
            boolean fits = !batches.isEmpty()
                    && batches.getLast().size() < bounds.items()
                    && bytes + 1 + size <= bounds.bytes();
            if (fits) {
                bytes += 1 + size;
            } else {
                batches.add(new ArrayList<>());
                bytes = empty + size;
            }
            batches.getLast().add(value);
        }
        return new Batches(batches, bounds);
    }
}
