package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.StateFailure;
import dev.lockstep.engine.value.InvalidJson;
import dev.lockstep.engine.value.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an API answered, and what that is for the task.
record Response(int status, Map<String, List<String>> headers, ByteBuffer body) {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";]+)");
    private static final Pattern JSON = Pattern.compile("application/([^;]*\\+)?json\\b.*");
    private static final Pattern BINARY = Pattern.compile("application/octet-stream\\b.*|(image|video|audio)/.*");

    /// Either.
    sealed interface Result {
        record Of(Map<String, Object> output) implements Result {}

        record Failed(StateFailure failure) implements Result {}
    }

    Result result() {
        if (status < 200 || status > 299) {
            return failed("States.Http.StatusCode." + status, StatusText.of(status));
        }
        if (BINARY.matcher(contentType()).matches()) {
            return failed("States.Runtime", "The content type of the response is not supported: " + contentType());
        }
        try {
            return new Result.Of(output(text()));
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException _) {
            return failed("States.Runtime", "The response is no text");
        }
    }

    private static Result failed(String error, String cause) {
        return new Result.Failed(StateFailure.of(error, cause));
    }

    private String contentType() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("")
                .trim()
                .toLowerCase(Locale.ROOT);
    }

    private String text() throws CharacterCodingException {
        Matcher charset = CHARSET.matcher(contentType());
        Charset given = charset.find() ? Charset.forName(charset.group(1).trim()) : StandardCharsets.UTF_8;
        return given.newDecoder().decode(body.duplicate()).toString();
    }

    private Map<String, Object> output(String text) {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("Headers", new LinkedHashMap<>(headers));
        output.put("ResponseBody", JSON.matcher(contentType()).matches() ? parsed(text) : text);
        output.put("StatusCode", status);
        output.put("StatusText", StatusText.of(status));
        return output;
    }

    /// What says that it is JSON and is not stays a text.
    private static Object parsed(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson _) {
            return text;
        }
    }
}
