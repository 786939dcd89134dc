package dev.lockstep.pipeline.rebuild;

import dev.lockstep.pipeline.Value;
import dev.lockstep.pipeline.build.Given;
import dev.lockstep.pipeline.build.Items;
import dev.lockstep.pipeline.stage.ForEach;
import dev.lockstep.pipeline.stage.Matrix;
import java.util.List;

/// What a stage is done for, said again.
final class RebuiltItems {

    private RebuiltItems() {}

    static Items of(ForEach forEach) {
        var items = switch (forEach.items()) {
            case ForEach.Items.Listed listed -> listed(listed.list());
            case ForEach.Items.Combined combined -> combined(combined.matrix());
            case ForEach.Items.Stored stored -> stored(stored);
        };
        if (forEach.concurrency().isPresent()) {
            items = items.concurrency(forEach.concurrency().getAsInt());
        }
        if (forEach.tolerate().isPresent()) {
            items = switch (forEach.tolerate().get()) {
                case ForEach.Tolerance.Count count -> items.tolerate(count.items());
                case ForEach.Tolerance.Share share -> items.tolerate(share.part());
            };
        }
        return forEach.distributed().isPresent()
                ? distributed(items, forEach.distributed().get())
                : items;
    }

    private static Items distributed(Items items, ForEach.Distribution distribution) {
        var made = items.distributed(distribution.children());
        if (distribution.batch().isPresent()) {
            var batch = distribution.batch().get();
            made = batch.items().isPresent() ? made.batchItems(batch.items().getAsInt()) : made;
            made = batch.bytes().isPresent() ? made.batchBytes(batch.bytes().getAsInt()) : made;
        }
        return distribution.results().isPresent()
                ? made.results(Spoken.text(distribution.results().get()))
                : made;
    }

    private static Items listed(Value list) {
        return switch (list) {
            case Value.Array array ->
                Items.of(array.items().stream().map(Spoken::of).toList());
            case Value.Expression expression -> Items.of(Given.<List<Object>>expression(expression.source()));
            default -> throw new IllegalArgumentException("items are a list or an expression");
        };
    }

    private static Items combined(Matrix matrix) {
        var items = Items.matrix();
        for (var axis : matrix.axes().entrySet()) {
            items = items.axis(
                    axis.getKey(), axis.getValue().stream().map(Spoken::of).toList());
        }
        for (var combination : matrix.include()) {
            items = items.include(Spoken.map(combination));
        }
        for (var combination : matrix.exclude()) {
            items = items.exclude(Spoken.map(combination));
        }
        return items;
    }

    private static Items stored(ForEach.Items.Stored stored) {
        var address = Spoken.text(stored.address());
        var items = switch (stored.format()) {
            case ForEach.Format.Listing _ -> Items.listing(address);
            case ForEach.Format.JsonLines _ -> Items.jsonLines(address);
            case ForEach.Format.Csv csv -> csv(Items.csv(address), csv);
            case ForEach.Format.Json json ->
                json.pointer().map(Items.json(address)::pointer).orElseGet(() -> Items.json(address));
        };
        return stored.most().isPresent() ? items.most(stored.most().getAsInt()) : items;
    }

    private static Items csv(Items items, ForEach.Format.Csv csv) {
        var made = csv.headers().isEmpty() ? items : items.headers(csv.headers());
        return csv.delimiter().isPresent() ? made.delimiter(csv.delimiter().get()) : made;
    }
}
