package dev.lockstep.local.events;

import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import dev.lockstep.local.gateway.Members;
import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// EventBridge in AWS's JSON protocol, for whoever puts events. What is put on a bus stands in `BUS.jsonl`, a line an
/// event as rules and their targets see it; there are no rules here. Buses need not be made first.
public final class EventBuses implements Service {

    private static final String TYPE = "application/x-amz-json-1.1";
    private static final Pattern BUS = Pattern.compile("(?:arn:[^/]*:event-bus/)?([A-Za-z0-9._-]{1,256})");
    private static final int BATCH = 10;
    private static final long LARGEST = 256 * 1024;

    private final Path folder;
    private final String region;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /// @param folder where the files of buses are
    public EventBuses(Path folder, String region, InstantSource clock, Supplier<String> ids) {
        this.folder = folder;
        this.region = region;
        this.clock = clock;
        this.ids = ids;
    }

    /// Why an entry is not taken.
    private record Fault(String code, String message) {}

    @Override
    public Reply answer(Request request) throws IOException {
        var target = request.header("X-Amz-Target").orElse("");
        if (!target.equals("AWSEvents.PutEvents")) {
            return error(
                    "UnknownOperationException",
                    "'" + target + "' is not part of the local EventBridge, which has PutEvents");
        }
        List<Members> entries;
        try {
            entries = Members.of(request).list("Entries").stream()
                    .map(Members::of)
                    .toList();
        } catch (InvalidJson malformed) {
            return error("SerializationException", "the body is not JSON: " + malformed.getMessage());
        }
        if (entries.isEmpty() || entries.size() > BATCH) {
            return error(
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have"
                            + " length between 1 and 10, inclusive");
        }
        if (entries.stream().mapToLong(EventBuses::bytes).sum() >= LARGEST) {
            return error("ValidationException", "Total size of the entries in the request is over the limit.");
        }
        List<Object> results = new ArrayList<>();
        var failed = 0;
        for (var entry : entries) {
            var fault = fault(entry);
            failed += fault.isPresent() ? 1 : 0;
            results.add(
                    fault.isPresent()
                            ? Map.of(
                                    "ErrorCode",
                                    fault.get().code(),
                                    "ErrorMessage",
                                    fault.get().message())
                            : put(entry));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("FailedEntryCount", failed);
        answer.put("Entries", results);
        return Reply.text(200, TYPE, Json.write(answer));
    }

    private static Optional<Fault> fault(Members entry) {
        for (var needed : List.of("Source", "DetailType", "Detail")) {
            if (entry.text(needed).filter(text -> !text.isEmpty()).isEmpty()) {
                return Optional.of(new Fault(
                        "InvalidArgument",
                        "Parameter " + needed + " is not valid. Reason: " + needed + " is a required argument."));
            }
        }
        if (entry.text("Source").orElse("").startsWith("aws.")) {
            return Optional.of(new Fault("NotAuthorizedForSource", "Not authorized for the source."));
        }
        if (!BUS.matcher(entry.text("EventBusName").orElse("default")).matches()) {
            return Optional.of(new Fault("InvalidArgument", "Parameter EventBusName is not valid."));
        }
        return detail(entry).isPresent()
                ? Optional.empty()
                : Optional.of(new Fault("MalformedDetail", "Detail is malformed."));
    }

    private static Optional<Map<?, ?>> detail(Members entry) {
        try {
            return Json.parse(entry.text("Detail").orElse("")) instanceof Map<?, ?> object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (InvalidJson malformed) {
            return Optional.empty();
        }
    }

    private synchronized Map<String, Object> put(Members entry) throws IOException {
        var id = ids.get();
        var bus = BUS.matcher(entry.text("EventBusName").orElse("default"));
        if (!bus.matches()) {
            throw new IllegalStateException("a bus whose name was looked at");
        }
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", entry.text("DetailType").orElse(""));
        event.put("source", entry.text("Source").orElse(""));
        event.put("account", "000000000000");
        event.put("time", time(entry).truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", region);
        event.put("resources", entry.list("Resources"));
        event.put("detail", detail(entry).orElseThrow());
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(bus.group(1) + ".jsonl"),
                Json.write(event) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return Map.of("EventId", id);
    }

    private Instant time(Members entry) {
        return entry.number("Time").map(Instant::ofEpochSecond).orElseGet(clock::instant);
    }

    /// As EventBridge counts an entry.
    private static long bytes(Members entry) {
        long bytes = entry.number("Time").isPresent() ? 14 : 0;
        for (var part : List.of("Source", "DetailType", "Detail")) {
            bytes += utf8(entry.text(part).orElse(""));
        }
        return bytes
                + entry.list("Resources").stream()
                        .mapToLong(each -> utf8(String.valueOf(each)))
                        .sum();
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Reply error(String code, String message) {
        var json = new LinkedHashMap<String, Object>();
        json.put("__type", code);
        json.put("message", message);
        return Reply.text(400, TYPE, Json.write(json));
    }
}
