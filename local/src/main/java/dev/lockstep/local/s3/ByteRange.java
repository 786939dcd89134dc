package dev.lockstep.local.s3;

import dev.lockstep.local.s3.store.S3Error;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of an object.
record ByteRange(long first, long length) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// The stretch a Range header asks for; S3 gives the whole object where it does not understand one.
    static Optional<ByteRange> parse(String header, long size) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (form.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(form.group(2)), size);
            return Optional.of(satisfiable(new ByteRange(size - last, last), size));
        }
        long first = Long.parseLong(form.group(1));
        long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(satisfiable(new ByteRange(first, Math.min(last, size - 1) - first + 1), size));
    }

    private static ByteRange satisfiable(ByteRange range, long size) {
        if (range.first >= size || range.length <= 0) {
            throw S3Error.INVALID_RANGE.with("The requested range is not satisfiable");
        }
        return range;
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
