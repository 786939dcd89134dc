package dev.lockstep.local.s3.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/// Which file a key is, and which key a file is: readable where it can be, and never outside its folder.
///
/// A key's segments become folders. Bytes other than plain ASCII that every file system takes are written `%XX`, so
/// that `..`, a separator or a zero byte cannot mean anything. As such an escape has two digits, other marks after a
/// `%` are free: `%-` is an empty segment, `%+` ends a folder that holds the rest of a segment too long for a file
/// name, and a `%` at the end marks an object whose plain name is taken by a folder (`a` beside `a/b`).
///
/// @param foldsCase whether the file system takes `A` for `a`; capitals are then escaped, too
record Naming(boolean foldsCase) {

    static final String EMPTY = "%-";
    static final String CONTINUED = "%+";
    static final String BESIDE_FOLDER = "%";

    private static final int LONGEST_NAME = 200;
    private static final String PLAIN = "-_.=,@()!'&;~[]{}#^ ";

    /// The order in which S3 lists: by the bytes of UTF-8, which is not the order of Java's chars.
    static final Comparator<String> ORDER = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    Path resolve(Path folder, String key) {
        Path path = folder;
        for (String segment : key.split("/", -1)) {
            String rest = encode(segment);
            while (rest.length() > LONGEST_NAME) {
                int cut = cut(rest);
                path = path.resolve(rest.substring(0, cut) + CONTINUED);
                rest = rest.substring(cut);
            }
            path = path.resolve(rest);
        }
        return path;
    }

    static Path besideFolder(Path path) {
        return path.resolveSibling(path.getFileName() + BESIDE_FOLDER);
    }

    private static int cut(String encoded) {
        int escape = encoded.lastIndexOf('%', LONGEST_NAME - 1);
        return escape > LONGEST_NAME - 3 ? escape : LONGEST_NAME;
    }

    private String encode(String segment) {
        if (segment.isEmpty()) {
            return EMPTY;
        }
        boolean dots = segment.equals(".") || segment.equals("..");
        var name = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (!dots && isPlain(c)) {
                name.append(c);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return name.toString();
    }

    private boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z' && !foldsCase)
                || PLAIN.indexOf(c) >= 0;
    }

    /// The part of a key that a file's or folder's name stands for; what is no escape of ours stands for itself.
    static String decode(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        byte[] in = name.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%'
                    && i + 2 < in.length
                    && HexFormat.isHexDigit(in[i + 1])
                    && HexFormat.isHexDigit(in[i + 2])) {
                out[length++] = (byte) (HexFormat.fromHexDigit(in[i + 1]) << 4 | HexFormat.fromHexDigit(in[i + 2]));
                i += 2;
            } else if (in[i] == '%' && (i + 1 == in.length || in[i + 1] == '-' || in[i + 1] == '+')) {
                i++;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
