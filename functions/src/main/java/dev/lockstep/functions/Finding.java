package dev.lockstep.functions;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.util.List;

/// One thing wrong with a record: where, by which rule, and the sentence to show to people.
public record Finding(long line, String rule, String column, String value, String message) {
    @Override
    public String toString() {
        return "line " + line + " " + message + " (rule " + rule + ")";
    }

    static List<Finding> of(Json findings) {
        try {
            return Records.decode(new Json.Obj(java.util.Map.of("findings", findings)), Findings.class, "")
                    .findings();
        } catch (Mismatch notOurs) {
            return List.of();
        }
    }

    record Findings(List<Finding> findings) {}
}
