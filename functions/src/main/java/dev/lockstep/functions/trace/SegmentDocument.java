package dev.lockstep.functions.trace;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.json.Records;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one class that knows how X-Ray writes a span: "AWS X-Ray segment documents" and, for the line before it,
/// "Sending segment documents to the X-Ray daemon" in its developer guide.
final class SegmentDocument {
    /// What the daemon takes for the beginning of a document.
    static final String HEADER = "{\"format\": \"json\", \"version\": 1}\n";

    /// Names may have so many characters, of letters, digits, space and some marks.
    private static final int LONGEST_NAME = 200;

    /// Values of annotations may have so many; so has a message here, for a document may have 64 KB in all.
    private static final int LONGEST_VALUE = 1_000;

    private static final int FRAMES = 20;

    private SegmentDocument() {}

    static String text(Span span) {
        Map<String, Json> document = new LinkedHashMap<>();
        document.put("trace_id", Json.of(span.trace()));
        document.put("id", Json.of(span.id()));
        span.parent().ifPresent(parent -> {
            document.put("parent_id", Json.of(parent));
            document.put("type", Json.of("subsegment"));
        });
        document.put(
                "name", Json.of(cut(span.name().replaceAll("[^\\p{L}\\p{N}\\s_.:/%&#=+\\\\@-]", "_"), LONGEST_NAME)));
        document.put("start_time", seconds(span.began()));
        document.put("end_time", seconds(span.ended()));
        Map<String, Json> annotations = new LinkedHashMap<>();
        span.annotations()
                .forEach((name, value) -> annotations.put(
                        name,
                        value instanceof String text ? Json.of(cut(text, LONGEST_VALUE)) : Records.encode(value)));
        if (!annotations.isEmpty()) {
            document.put("annotations", new Json.Obj(annotations));
        }
        Throwable failure = span.failure();
        if (failure != null) {
            document.put(span.ours() ? "fault" : "error", Json.of(true));
            document.put("cause", new Json.Obj(Map.of("exceptions", new Json.Arr(List.of(exception(span, failure))))));
        }
        return JsonText.text(new Json.Obj(document));
    }

    private static Json exception(Span span, Throwable failure) {
        List<Json> frames = new ArrayList<>();
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frames.size() == FRAMES) {
                break;
            }
            Map<String, Json> place = new LinkedHashMap<>();
            place.put("path", Json.of(String.valueOf(frame.getFileName())));
            place.put("line", Json.of(Math.max(0, frame.getLineNumber())));
            place.put("label", Json.of(frame.getClassName() + "." + frame.getMethodName()));
            frames.add(new Json.Obj(place));
        }
        Map<String, Json> exception = new LinkedHashMap<>();
        exception.put("id", Json.of(span.id()));
        exception.put("message", Json.of(cut(String.valueOf(failure.getMessage()), LONGEST_VALUE)));
        exception.put("type", Json.of(failure.getClass().getName()));
        exception.put("stack", new Json.Arr(frames));
        return new Json.Obj(exception);
    }

    private static Json seconds(Instant moment) {
        return new Json.Num(BigDecimal.valueOf(moment.toEpochMilli(), 3));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
