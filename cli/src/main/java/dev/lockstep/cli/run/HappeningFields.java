package dev.lockstep.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;

/// A happening as fields of a log line.
final class HappeningFields {
    private HappeningFields() {}

    static Map<String, Object> of(Happening happening) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("stage", happening.stage());
        switch (happening) {
            case Happening.Started started -> {
                started.item().ifPresent(item -> fields.put("item", item));
                fields.put("attempt", started.attempt());
                fields.put("waitedMillis", started.waited().toMillis());
            }
            case Happening.Done done -> {
                done.item().ifPresent(item -> fields.put("item", item));
                fields.put("attempt", done.attempt());
                fields.put("millis", done.took().toMillis());
            }
            case Happening.Failed failed -> {
                failed.item().ifPresent(item -> fields.put("item", item));
                fields.put("attempt", failed.attempt());
                fields.put("millis", failed.took().toMillis());
                fields.put("error", failed.error());
                fields.put("cause", failed.message());
            }
        }
        return fields;
    }
}
