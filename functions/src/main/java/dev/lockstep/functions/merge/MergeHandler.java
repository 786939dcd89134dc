package dev.lockstep.functions.merge;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.Finding;
import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one result of the results of a `forEach`: sums what was counted, weighs the quality of the parts by their
/// records, and lists by name what the stages after it need of each part. Parts that failed and were tolerated are
/// told, never passed over.
public final class MergeHandler extends StageHandler<MergeHandler.Input, MergeHandler.Output> {
    private static final int SHOWN = 20;

    public MergeHandler() {
        super(Input.class);
    }

    /// What to put together.
    ///
    /// @param results the list that is the result of a stage with `forEach`
    /// @param collect which values of the parts are listed; one that a part does not have is an error
    public record Input(List<Json> results, Optional<List<String>> collect) {}

    /// A part that failed.
    public record Failed(Json index, String error, String cause) {}

    /// What came of it.
    ///
    /// @param parts how many came through
    /// @param collected by name, the values of the parts in their order
    /// @param tolerated the parts that failed
    public record Output(
            long parts,
            Map<String, List<Json>> collected,
            List<Failed> tolerated,
            Counts counts,
            long bytes,
            double quality,
            List<Finding> findings) {}

    /// What a part says of itself by the agreed keys.
    private record Part(
            Optional<Counts> counts, Optional<Long> bytes, Optional<Double> quality, Optional<List<Finding>> findings) {
        static final List<String> KEYS = List.of("counts", "bytes", "quality", "findings");

        /// The share of records that came through, when it says nothing else.
        double weighedQuality() {
            Counts told = counts.orElse(new Counts(0, 0, 0));
            return quality.orElse(told.in() == 0 ? 1.0 : (double) (told.in() - told.failed()) / told.in());
        }
    }

    @Override
    protected Output run(Input input, StageContext context) {
        List<Failed> failed = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        Map<String, List<Json>> collected = new LinkedHashMap<>();
        input.collect().orElse(List.of()).forEach(name -> collected.put(name, new ArrayList<>()));
        for (int i = 0; i < input.results().size(); i++) {
            if (!(input.results().get(i) instanceof Json.Obj result)) {
                throw new InvalidInput("results[" + i + "] must be a stage's result but is "
                        + input.results().get(i).described());
            }
            Optional<Json> tolerated = result.get("tolerated");
            if (tolerated.isPresent()) {
                failed.add(decoded(tolerated.get(), Failed.class, "results[" + i + "].tolerated"));
            } else {
                parts.add(part(result, i));
                collect(result, i, collected);
            }
        }
        failed.forEach(part -> context.log().warn("part " + part.index() + " failed and is left out: " + part.cause()));
        return output(parts, collected, failed);
    }

    private static void collect(Json.Obj result, int index, Map<String, List<Json>> collected) {
        collected.forEach((name, values) -> values.add(result.get(name)
                .orElseThrow(() -> new InvalidInput("results[" + index + "] has no '" + name + "'; it has "
                        + String.join(", ", result.fields().keySet())))));
    }

    private static Part part(Json.Obj result, int index) {
        Map<String, Json> agreed = new LinkedHashMap<>();
        Part.KEYS.forEach(key -> result.get(key).ifPresent(value -> agreed.put(key, value)));
        return decoded(new Json.Obj(agreed), Part.class, "results[" + index + "]");
    }

    private static <T> T decoded(Json value, Class<T> type, String place) {
        try {
            return Records.decode(value, type, place);
        } catch (Mismatch e) {
            throw new InvalidInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static Output output(List<Part> parts, Map<String, List<Json>> collected, List<Failed> failed) {
        long in = 0;
        long out = 0;
        long lost = 0;
        long bytes = 0;
        double weighed = 0;
        List<Finding> findings = new ArrayList<>();
        for (Part part : parts) {
            Counts counts = part.counts().orElse(new Counts(0, 0, 0));
            in += counts.in();
            out += counts.out();
            lost += counts.failed();
            bytes += part.bytes().orElse(0L);
            weighed += part.weighedQuality() * counts.in();
            part.findings().orElse(List.of()).stream()
                    .limit((long) SHOWN - findings.size())
                    .forEach(findings::add);
        }
        return new Output(
                parts.size(),
                collected,
                failed,
                new Counts(in, out, lost),
                bytes,
                in == 0 ? 1 : weighed / in,
                findings);
    }
}
