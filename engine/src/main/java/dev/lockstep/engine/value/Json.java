package dev.lockstep.engine.value;

import java.nio.charset.StandardCharsets;

/// JSON documents to values and back.
///
/// A value is a `LinkedHashMap<String, Object>`, an `ArrayList<Object>`, a `String`, a `Boolean`, a `Number`
/// (`Integer`, `Long`, `BigInteger` or `Double`, the first that fits) or [Null#NULL]; never a Java null. Values are
/// shared freely and therefore never changed once they were handed on: whoever changes something copies the
/// containers on the way to it.
public final class Json {
    private Json() {}

    /// The value a document stands for.
    ///
    /// @throws InvalidJson when it is none, when something follows it, or when it nests deeper than 1,000 levels
    public static Object parse(String document) {
        return JsonReader.read(document);
    }

    /// The value a UTF-8 document stands for.
    ///
    /// @throws InvalidJson when it is none, when something follows it, or when it nests deeper than 1,000 levels
    public static Object parse(byte[] document) {
        return JsonReader.read(document);
    }

    /// The document of a value without any blanks, as AWS writes it.
    public static String write(Object value) {
        return JsonWriter.compact(value);
    }

    /// [#write(Object)] of a value whose [#size(Object)] is known.
    public static String write(Object value, long size) {
        return JsonWriter.compact(value, Math.toIntExact(size));
    }

    /// The document of a value on one line with a blank after each comma and colon.
    public static String writeSpaced(Object value) {
        return JsonWriter.spaced(value);
    }

    /// [#write(Object)] as UTF-8.
    public static byte[] writeBytes(Object value) {
        return JsonWriter.compact(value).getBytes(StandardCharsets.UTF_8);
    }

    /// The document of a value for people: two blanks a level, a line an entry, no newline at the end.
    public static String pretty(Object value) {
        return JsonWriter.pretty(value);
    }

    /// Whether two values are the same document: numbers by what they amount to (`1` is `1.0`), objects in any order of
    /// their keys.
    public static boolean equal(Object left, Object right) {
        return JsonEquality.equal(left, right);
    }

    /// How many bytes [#write(Object)] has as UTF-8, which is what limits count; nothing is written for it.
    public static long size(Object value) {
        return JsonSize.of(value);
    }

    /// Whether a text has more bytes than that as UTF-8; those of a short one are not counted.
    public static boolean isLonger(String text, int bytes) {
        return text.length() > bytes / 3 && utf8Length(text) > bytes;
    }

    /// How many bytes the text has as UTF-8.
    public static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            bytes += bytesBeyondOne(text.charAt(i));
        }
        return bytes;
    }

    /// How many bytes more than one a character of a text takes in UTF-8.
    static int bytesBeyondOne(char c) {
        if (c < 0x80) {
            return 0;
        }
        // a surrogate is half of four bytes
        return c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
}
