package dev.lockstep.local.gateway;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came over the wire; nothing in it is trusted yet.
///
/// @param path decoded: what a client sent as `%2F` is a slash here, and a key is bytes of UTF-8, never a path
/// @param headers looked up in any case
/// @param query names and values decoded, in the order sent; a name without `=` has an empty value
public record Request(
        String id,
        String method,
        String path,
        Map<String, String> query,
        Map<String, List<String>> headers,
        InputStream body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /// The host the client believes it talks to, without the port, in lower case.
    public String host() {
        String host = header("Host").orElse("").toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    }

    static Map<String, String> parseQuery(String raw) {
        var parsed = new LinkedHashMap<String, String>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parsed.putIfAbsent(decode(name, true), decode(value, true));
            }
        }
        return parsed;
    }

    /// @throws IllegalArgumentException where a `%` is not followed by two hexadecimal digits
    static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                if (i + 2 >= in.length) {
                    throw new IllegalArgumentException("incomplete escape at the end of '" + text + "'");
                }
                out[length++] = (byte) (HexFormat.fromHexDigit(in[i + 1]) << 4 | HexFormat.fromHexDigit(in[i + 2]));
                i += 2;
            } else {
                out[length++] = plusIsSpace && in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
