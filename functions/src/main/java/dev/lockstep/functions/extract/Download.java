package dev.lockstep.functions.extract;

import dev.lockstep.functions.InvalidInput;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.Unavailable;
import dev.lockstep.functions.compression.OneByte;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of a file on a web server as it was when it was first asked for.
///
/// A connection that breaks is taken up where it broke, as RFC 9110 has it (`Range` with `If-Range`), when the server
/// offers ranges and a strong entity tag; where it does not, the break is an error and never a shorter file.
final class Download extends InputStream {
    private static final int RESUMES = 5;

    private final HttpCalls calls;
    private final HttpURLConnection first;
    private long length;
    private InputStream body;
    private long position;
    private int resumes;

    private Download(HttpCalls calls, HttpURLConnection first) throws IOException {
        this.calls = calls;
        this.first = first;
        this.length = first.getContentLengthLong();
        this.body = unchanged() ? InputStream.nullInputStream() : first.getInputStream();
        if (!unchanged() && length < 0 && !"chunked".equalsIgnoreCase(first.getHeaderField("Transfer-Encoding"))) {
            throw new InvalidInput(
                    calls.shown() + " is sent without its length; whether all of it came cannot be told");
        }
    }

    /// Asks for a file.
    ///
    /// @param known the entity tag of the copy there is
    static Download open(String url, Map<String, String> headers, Optional<String> known, StageContext context)
            throws IOException {
        HttpCalls calls = new HttpCalls(address(url), headers, context);
        HttpURLConnection first =
                calls.get(known.map(tag -> Map.of("If-None-Match", tag)).orElse(Map.of()));
        int status = first.getResponseCode();
        boolean fine = status == HttpURLConnection.HTTP_OK
                || (status == HttpURLConnection.HTTP_NOT_MODIFIED && known.isPresent());
        if (!fine) {
            first.disconnect();
            throw new InvalidInput(calls.shown() + " cannot be taken: the server answers with HTTP " + status);
        }
        return new Download(calls, first);
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) { // which holds the whole of it, and with it what may be secret
            throw new InvalidInput("the url cannot be read: " + e.getReason() + " at character " + e.getIndex());
        }
        throw new InvalidInput("the url must begin with https:// or http:// and name a host");
    }

    /// Whether the copy there is is what the server has.
    boolean unchanged() throws IOException {
        return first.getResponseCode() == HttpURLConnection.HTTP_NOT_MODIFIED;
    }

    Optional<String> etag() {
        return Optional.ofNullable(first.getHeaderField("ETag"));
    }

    /// The address without what may be secret in it.
    String shown() {
        return calls.shown();
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        while (true) {
            try {
                int read = body.read(buffer, offset, count);
                if (read >= 0) {
                    position += read;
                    return read;
                }
                if (length < 0 || position >= length) {
                    return -1;
                }
                resume(null);
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    /// How long the whole of it is; without that nobody could tell the end of a part from the end of the file.
    private long total(String range, String at, @Nullable IOException broken) {
        String total = range.substring(range.indexOf('/') + 1);
        if (!total.matches("[0-9]{1,18}") || (length >= 0 && length != Long.parseLong(total))) {
            throw new Unavailable(at + ", and the server does not say how long it is: " + range, broken);
        }
        return Long.parseLong(total);
    }

    private void resume(@Nullable IOException broken) throws IOException {
        String at = calls.shown() + " broke off at byte " + position + (length < 0 ? "" : " of " + length);
        Optional<String> strong = etag().filter(tag -> !tag.startsWith("W/"));
        if (strong.isEmpty() || !"bytes".equals(first.getHeaderField("Accept-Ranges"))) {
            throw new Unavailable(at + ", and the server cannot go on from there", broken);
        }
        if (++resumes > RESUMES) {
            throw new Unavailable(at + " for the " + resumes + "th time", broken);
        }
        HttpURLConnection next = calls.get(Map.of("Range", "bytes=" + position + "-", "If-Range", strong.get()));
        String range = String.valueOf(next.getHeaderField("Content-Range"));
        if (next.getResponseCode() != HttpURLConnection.HTTP_PARTIAL || !range.startsWith("bytes " + position + "-")) {
            next.disconnect();
            throw new Unavailable(at + ", and is another file by now", broken);
        }
        length = total(range, at, broken);
        body = next.getInputStream();
    }

    @Override
    public void close() throws IOException {
        body.close();
        first.disconnect();
    }
}
