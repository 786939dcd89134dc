package dev.lockstep.local.s3;

import dev.lockstep.local.s3.store.S3Error;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Takes the SDKs' `aws-chunked` coding off: chunks `SIZE[;chunk-signature=…]`, then trailers such as the checksum.
///
/// Signatures of chunks are not checked, as no signature is; sizes and line ends are.
final class AwsChunkedStream extends InputStream {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_TRAILERS = 16;

    private final InputStream in;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private long left;
    private boolean between = true;
    private boolean first = true;
    private boolean ended;

    AwsChunkedStream(InputStream in) {
        this.in = in;
    }

    /// What came after the last chunk, names in lower case; complete once the stream has ended.
    Map<String, String> trailers() {
        return Map.copyOf(trailers);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (between && !ended) {
            startChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw incomplete();
        }
        left -= count;
        between = left == 0;
        return count;
    }

    private void startChunk() throws IOException {
        if (!first && !line().isEmpty()) {
            throw S3Error.INCOMPLETE_BODY.with("a chunk is longer than its size says");
        }
        first = false;
        String header = line();
        int semicolon = header.indexOf(';');
        try {
            left = Long.parseLong(semicolon < 0 ? header : header.substring(0, semicolon), 16);
        } catch (NumberFormatException malformed) {
            throw S3Error.INVALID_REQUEST.with("the body is not aws-chunked: a chunk's size is '" + header + "'");
        }
        if (left < 0) {
            throw S3Error.INVALID_REQUEST.with("a chunk's size is negative");
        }
        between = false;
        if (left == 0) {
            ended = true;
            readTrailers();
        }
    }

    private void readTrailers() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0 || trailers.size() == MOST_TRAILERS) {
                throw S3Error.INVALID_REQUEST.with("the trailer of the body is malformed");
            }
            trailers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    /// Up to the line end; the end of the body ends the last line, too.
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                if (ended) {
                    break;
                }
                throw incomplete();
            }
            if (line.length() == LONGEST_LINE) {
                throw S3Error.INVALID_REQUEST.with("the body is not aws-chunked: a line is too long");
            }
            line.append((char) c);
        }
        int length = line.length();
        String text = length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static RuntimeException incomplete() {
        return S3Error.INCOMPLETE_BODY.with(
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
