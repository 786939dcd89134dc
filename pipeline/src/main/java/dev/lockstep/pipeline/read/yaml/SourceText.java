package dev.lockstep.pipeline.read.yaml;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The door for bytes: what is too big or is not text never reaches the YAML library.
public sealed interface SourceText {

    /// A pipeline of 500 stages is about 150 KB.
    int LARGEST = 1_000_000;

    record Decoded(String text) implements SourceText {}

    record Refused(Problem problem) implements SourceText {}

    public static SourceText of(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return refused(
                    Place.of(file),
                    "the file has %,d bytes, more than the %,d a pipeline may have".formatted(bytes.length, LARGEST),
                    "yaml.size");
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE && (bytes[0] & 0xFE) == 0xFE) {
            return refused(Place.of(file), "the file is UTF-16: save it as UTF-8 text", "yaml.binary");
        }
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                return refused(lineOf(file, bytes, at), "there is a NUL byte: this is not a text file", "yaml.binary");
            }
        }
        var buffer = ByteBuffer.wrap(bytes);
        try {
            return new Decoded(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString());
        } catch (CharacterCodingException _) {
            return refused(
                    lineOf(file, bytes, buffer.position()),
                    "there are bytes that are not UTF-8: save the file as UTF-8 text",
                    "yaml.binary");
        }
    }

    private static Refused refused(Place place, String message, String rule) {
        return new Refused(new Problem(place, message, rule));
    }

    private static Place lineOf(String file, byte[] bytes, int offset) {
        var line = 1;
        var column = 1;
        for (var at = 0; at < offset; at++) {
            column = bytes[at] == '\n' ? 1 : column + 1;
            line += bytes[at] == '\n' ? 1 : 0;
        }
        return new Place(file, line, column);
    }
}
