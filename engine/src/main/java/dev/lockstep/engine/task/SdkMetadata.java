package dev.lockstep.engine.task;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the results of optimised integrations tell about the response as such, beside what is in it.
public final class SdkMetadata {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Names of headers have no case for HTTP, but paths into results have one: that of AWS.
    private static final Map<String, String> SPELLINGS = Stream.of(
                    "Content-Length", "Content-Type", "Date", "Server", "x-amzn-RequestId", "x-amz-crc32")
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private SdkMetadata() {}

    /// The members `SdkHttpMetadata` and `SdkResponseMetadata`.
    ///
    /// @param headers in the order in which they came
    public static Map<String, Object> of(Map<String, List<String>> headers, int status, String requestId) {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> firsts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((sent, values) -> {
            String name = SPELLINGS.getOrDefault(sent.toLowerCase(Locale.ROOT), sent);
            all.put(name, List.copyOf(values));
            firsts.put(name, values.isEmpty() ? "" : values.getFirst());
        });
        Map<String, Object> http = new LinkedHashMap<>();
        http.put("AllHttpHeaders", all);
        http.put("HttpHeaders", new LinkedHashMap<>(firsts));
        http.put("HttpStatusCode", status);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("SdkHttpMetadata", http);
        metadata.put("SdkResponseMetadata", new LinkedHashMap<>(Map.of("RequestId", requestId)));
        return metadata;
    }

    /// A moment as HTTP headers have it.
    public static String date(Instant moment) {
        return HTTP_DATE.format(moment);
    }
}
