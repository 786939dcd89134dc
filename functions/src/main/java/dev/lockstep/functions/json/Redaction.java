package dev.lockstep.functions.json;

import dev.lockstep.functions.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields whose values nobody is to read in a log or in the message of an error, by their names. A name counts however
/// it is written: `apiKey`, `api_key` and `API-KEY` are one; so is one that ends so, as `client_secret`.
public final class Redaction {
    /// What stands for a value.
    public static final String HIDDEN = "***";

    private static final List<String> ALWAYS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "secretaccesskey",
            "authorization",
            "cookie",
            "credential",
            "credentials",
            "iban",
            "cardnumber",
            "cvv");

    /// A name in a text, bare or in quotes, which may be escaped.
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{1,60}(?=\\\\?[\"']? {0,3}[=:])");

    /// What follows it: a value in quotes, or one that ends at a space or a mark.
    private static final Pattern VALUE = Pattern.compile("(\\\\?[\"']? {0,3}[=:] {0,3})"
            + "(\\\\\"(?:(?!\\\\\").)*\\\\\"|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|(?:Bearer |Basic )?[^\\s,;&\"'})\\]]+)");

    private static volatile Named ofThisProcess = new Named("", of(""));

    private final List<String> names;

    private Redaction(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// With the names that the setting `log.redact` gives beside those that are always hidden.
    public static Redaction ofThisProcess() {
        String more = Settings.ofThisProcess().get("log.redact").orElse("");
        Named known = ofThisProcess;
        if (!known.more().equals(more)) {
            known = new Named(more, of(more));
            ofThisProcess = known;
        }
        return known.redaction();
    }

    private record Named(String more, Redaction redaction) {}

    /// With more names.
    ///
    /// @param more names beside those that are always hidden, with commas between them
    public static Redaction of(String more) {
        List<String> names = new ArrayList<>(ALWAYS);
        for (String name : more.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(plain(name));
            }
        }
        return new Redaction(names);
    }

    /// Whether the values of a field are hidden.
    public boolean hides(String field) {
        String plain = plain(field);
        return names.stream().anyMatch(plain::endsWith);
    }

    /// A value without what is hidden in it, at any depth.
    public Json json(Json value) {
        return switch (value) {
            case Json.Obj(Map<String, Json> fields) -> {
                Map<String, Json> shown = new LinkedHashMap<>();
                fields.forEach((name, field) -> shown.put(name, hides(name) ? Json.of(HIDDEN) : json(field)));
                yield new Json.Obj(shown);
            }
            case Json.Arr(List<Json> items) ->
                new Json.Arr(items.stream().map(this::json).toList());
            case Json.Str(String text) -> Json.of(text(text));
            case Json.Num ignored -> value;
            case Json.Bool ignored -> value;
            case Json.Null ignored -> value;
        };
    }

    /// A text in which `name=value` and `"name": "value"` of what is hidden have lost their values.
    public String text(String text) {
        if (text.indexOf('=') < 0 && text.indexOf(':') < 0) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        Matcher name = NAME.matcher(text);
        Matcher value = VALUE.matcher(text);
        int from = 0;
        while (from <= text.length() && name.find(from)) {
            int next = name.end();
            shown.append(text, from, next);
            if (hides(name.group()) && value.region(next, text.length()).lookingAt()) {
                shown.append(value.group(1)).append(HIDDEN);
                next = value.end();
            }
            from = next;
        }
        return shown.append(text, Math.min(from, text.length()), text.length()).toString();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
