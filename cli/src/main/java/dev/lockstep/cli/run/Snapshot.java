package dev.lockstep.cli.run;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.folder.RunDirectory;
import dev.lockstep.cli.folder.Trouble;
import dev.lockstep.cli.report.Members;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.engine.value.Null;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run knew when it ended: its parameters and the results of its stages. A later run of some stages begins from
/// it.
///
/// @param run the run it comes from
public record Snapshot(String run, String pipeline, Map<String, Object> parameters, Map<String, Object> results) {
    static final String FILE = "snapshot.json";

    static Snapshot of(String run, String pipeline, List<String> stages, Map<String, Object> variables) {
        var results = new LinkedHashMap<String, Object>();
        for (var stage : stages) {
            var result = variables.get(stage);
            if (result != null && !Json.equal(result, Null.NULL)) {
                results.put(stage, result);
            }
        }
        return new Snapshot(run, pipeline, Members.object(variables.get("params")), results);
    }

    /// From a run's folder, or from a file.
    public static Snapshot read(String name, Path runs, Path folder) {
        var file = folder.resolve(name);
        return Files.isRegularFile(file)
                ? read(file)
                : read(RunDirectory.find(runs, name).file(FILE));
    }

    String text() {
        var document = new LinkedHashMap<String, Object>();
        document.put("run", run);
        document.put("pipeline", pipeline);
        document.put("parameters", parameters);
        document.put("results", results);
        return Json.pretty(document);
    }

    private static Snapshot read(Path file) {
        try {
            var document = Members.object(Json.parse(Files.readString(file)));
            return new Snapshot(
                    Members.text(document.get("run")).orElse(""),
                    Members.text(document.get("pipeline")).orElseThrow(() -> none(file)),
                    Members.object(document.get("parameters")),
                    Members.object(document.get("results")));
        } catch (InvalidJson wrong) {
            throw Refusal.input("the snapshot is not JSON: " + wrong.reason())
                    .at(file + ":" + wrong.line() + ":" + wrong.column())
                    .remedy("name another run: ./lockstep runs shows them")
                    .because(wrong);
        } catch (IOException trouble) {
            throw Refusal.input("there is no snapshot: " + Trouble.reason(trouble))
                    .at(file)
                    .remedy("name another run: ./lockstep runs shows them")
                    .because(trouble);
        }
    }

    private static Refusal none(Path file) {
        return Refusal.input("not a snapshot: it names no pipeline").at(file);
    }
}
