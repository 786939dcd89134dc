package dev.lockstep.local.sqs;

import dev.lockstep.local.gateway.Members;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The attributes of a message, by name.
record Attributes(Map<String, Object> all) {

    static Attributes of(Members entry) {
        var all = entry.object("MessageAttributes").all();
        all.forEach((name, value) -> {
            var type = Members.of(value).text("DataType").orElse("");
            if (!type.startsWith("String") && !type.startsWith("Number") && !type.startsWith("Binary")) {
                throw new SqsError(
                        "InvalidParameterValue",
                        "The message attribute '" + name + "' has an invalid message attribute type, the set of"
                                + " supported type prefixes is Binary, Number, and String.");
            }
        });
        return new Attributes(new LinkedHashMap<>(all));
    }

    /// Those that are asked for by name.
    Attributes only(List<?> names) {
        var asked = new LinkedHashMap<String, Object>();
        all.forEach((name, value) -> {
            if (names.contains("All") || names.contains(".*") || names.contains(name)) {
                asked.put(name, value);
            }
        });
        return new Attributes(asked);
    }

    /// As SQS counts them.
    long bytes() {
        return all.entrySet().stream()
                .mapToLong(entry -> {
                    var value = Members.of(entry.getValue());
                    return utf8(entry.getKey()).length
                            + utf8(value.text("DataType").orElse("")).length
                            + (long) content(value).length;
                })
                .sum();
    }

    /// The digest that clients hold against theirs: each attribute in the order of the names, each part behind its
    /// length.
    Optional<String> md5() {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var entry : new TreeMap<>(all).entrySet()) {
                var value = Members.of(entry.getValue());
                part(out, utf8(entry.getKey()));
                part(out, utf8(value.text("DataType").orElse("")));
                out.writeByte(value.text("StringValue").isPresent() ? 1 : 2);
                part(out, content(value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(Sqs.md5(bytes.toByteArray()));
    }

    private static void part(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] content(Members value) {
        return value.text("StringValue")
                .map(Attributes::utf8)
                .orElseGet(() ->
                        Base64.getDecoder().decode(value.text("BinaryValue").orElse("")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
