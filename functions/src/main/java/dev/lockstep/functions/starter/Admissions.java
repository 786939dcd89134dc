package dev.lockstep.functions.starter;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.aws.Items;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What starters know together: which runs are under way, which events wait, and the latest event of each object.
///
/// Each change is one conditional write, so that any number of starters may make them at once. The table's keys are
/// `id` and `at`.
final class Admissions {
    /// What an event may come late by.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Items items;
    private final String table;
    private final Items.Id running;
    private final Time time;

    Admissions(Items items, String table, Time time) {
        this.items = items;
        this.table = table;
        this.running = new Items.Id(table, key("running", "-"));
        this.time = time;
    }

    /// An event that waits.
    record Waiting(String at, String execution, Json.Obj input, Optional<ObjectVersion> latest) {}

    /// Whether a run is under way from now on, or was before. Not when as many are under way as may be.
    boolean enter(String execution, int most) {
        Items.Change entering = new Items.Change(
                "SET #runs.#name = if_not_exists(#runs.#name, :now)",
                "attribute_exists(#runs) AND (attribute_exists(#runs.#name) OR size(#runs) < :most)",
                Map.of("runs", "runs", "name", execution),
                Map.of("now", Items.text(time.now().toString()), "most", Items.number(most)));
        return switch (items.change(running, entering)) {
            case Items.Outcome.Made() -> true;
            case Items.Outcome.Refused(Json.Obj item) when item.get("runs").isPresent() -> false;
            case Items.Outcome.Refused ignored -> {
                makeThePlace();
                yield items.update(running, entering);
            }
        };
    }

    /// Makes the place for the runs, when there is none yet.
    private void makeThePlace() {
        items.update(
                running,
                new Items.Change(
                        "SET #runs = :none",
                        "attribute_not_exists(#runs)",
                        Map.of("runs", "runs"),
                        Map.of("none", map(Map.of()))));
    }

    /// Says that a run is not under way any more.
    void leave(String execution) {
        items.update(
                running,
                new Items.Change(
                        "REMOVE #runs.#name",
                        "attribute_exists(#runs)",
                        Map.of("runs", "runs", "name", execution),
                        Map.of()));
    }

    /// The runs that are under way, as far as is known, and since when.
    Map<String, Instant> running() {
        Json.Obj runs =
                items.get(running).flatMap(item -> Items.map(item, "runs")).orElseGet(() -> new Json.Obj(Map.of()));
        Map<String, Instant> since = new LinkedHashMap<>();
        runs.fields().keySet().forEach(name -> since.put(name, Instant.parse(text(runs, name))));
        return since;
    }

    /// Keeps an event until its run may start. The same one twice is one.
    void wait(Start start) {
        String execution = start.identity().executionName();
        Map<String, Json> item = new LinkedHashMap<>(key(
                        "waiting", start.time().orElseGet(() -> time.now().toString()) + "#" + execution)
                .fields());
        item.put("execution", Items.text(execution));
        item.put("input", Items.text(JsonText.text(start.input())));
        start.latest()
                .ifPresent(version -> item.put(
                        "latest",
                        map(Map.of(
                                "bucket", Items.text(version.bucket()),
                                "key", Items.text(version.key()),
                                "order", Items.text(version.order())))));
        items.put(table, new Json.Obj(item));
    }

    /// The event that has waited longest.
    Optional<Waiting> first() {
        return items.first(table, "id", "waiting").map(this::waiting);
    }

    private Waiting waiting(Json.Obj item) {
        return new Waiting(
                text(item, "at"),
                text(item, "execution"),
                input(text(item, "input")),
                Items.map(item, "latest")
                        .map(version -> new ObjectVersion(
                                text(version, "bucket"), text(version, "key"), text(version, "order"))));
    }

    /// Takes an event out that waited.
    void forget(Waiting waiting) {
        items.delete(new Items.Id(table, key("waiting", waiting.at())));
    }

    /// Remembers a version of an object, unless a later one is known.
    ///
    /// @return whether it is the latest
    boolean isLatest(ObjectVersion version) {
        return items.update(
                new Items.Id(table, key("object", version.name())),
                new Items.Change(
                        Items.Change.setting(List.of("order", "expires")),
                        "attribute_not_exists(#order) OR #order <= :order",
                        Map.of("order", "order", "expires", "expires"),
                        Map.of(
                                "order",
                                Items.text(version.order()),
                                "expires",
                                Items.number(time.now().plus(REMEMBERED).getEpochSecond()))));
    }

    private Json.Obj input(String text) {
        try {
            if (JsonText.read(text) instanceof Json.Obj input) {
                return input;
            }
        } catch (IOException e) {
            throw new InvalidInput("an event that waits in the table " + table + " is not JSON", e);
        }
        throw new InvalidInput("an event that waits in the table " + table + " is no object");
    }

    private String text(Json.Obj item, String name) {
        return Items.value(item, name)
                .orElseThrow(() -> new InvalidInput("an item of the table " + table + " has no " + name));
    }

    private static Json map(Map<String, Json> values) {
        return new Json.Obj(Map.of("M", new Json.Obj(values)));
    }

    private static Json.Obj key(String id, String at) {
        return new Json.Obj(Map.of("id", Items.text(id), "at", Items.text(at)));
    }
}
