package dev.lockstep.engine.task.http;

import dev.lockstep.engine.task.http.HttpParameters.Encoding;
import dev.lockstep.engine.value.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Names and values as forms and queries have them: `a=1&b%5Bc%5D=2`.
final class Form {
    private final Encoding lists;
    private final List<String> pairs = new ArrayList<>();

    private Form(Encoding lists) {
        this.lists = lists;
    }

    /// @param lists how lists are written
    static String of(Map<?, ?> members, Encoding lists) {
        Form form = new Form(lists);
        members.forEach((name, value) -> form.add(encoded((String) name), value));
        return String.join("&", form.pairs);
    }

    /// An address with more members in its query, and without a fragment, which is nobody's but the caller's.
    static URI asked(URI address, Map<?, ?> members) {
        if (members.isEmpty()) {
            return address;
        }
        String text = address.toString();
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        return URI.create(whole + (whole.contains("?") ? "&" : "?") + of(members, Encoding.REPEAT));
    }

    private void add(String name, Object value) {
        switch (value) {
            case Map<?, ?> members ->
                members.forEach((inner, item) -> add(name + "%5B" + encoded((String) inner) + "%5D", item));
            case List<?> items -> addAll(name, items);
            default -> pairs.add(name + "=" + encoded(text(value)));
        }
    }

    private void addAll(String name, List<?> items) {
        if (lists == Encoding.COMMAS) {
            pairs.add(name + "="
                    + String.join(
                            ",", items.stream().map(item -> encoded(text(item))).toList()));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String brackets = switch (lists) {
                case INDICES, NONE -> "%5B" + i + "%5D";
                case BRACKETS -> "%5B%5D";
                case REPEAT, COMMAS -> "";
            };
            add(name + brackets, items.get(i));
        }
    }

    /// A text is itself, everything else its JSON.
    static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
