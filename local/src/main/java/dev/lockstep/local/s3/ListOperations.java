package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.Listing;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// ListObjectsV2, and ListObjects, which differ in how they go on.
record ListOperations(Store store) {

    private static final int PAGE = 1000;

    Reply list(Request request, String bucket) {
        boolean second = request.parameter("list-type").orElse("1").equals("2");
        String from = second
                ? request.parameter("continuation-token")
                        .map(ListOperations::decodeToken)
                        .or(() -> request.parameter("start-after"))
                        .orElse("")
                : request.parameter("marker").orElse("");
        String delimiter = request.parameter("delimiter").orElse("");
        String prefix = request.parameter("prefix").orElse("");
        int limit = limit(request);
        boolean continued = !second || request.parameter("continuation-token").isPresent();
        String skip = continued && isCommonPrefix(from, prefix, delimiter) ? from : "";
        Listing.Page page =
                store.bucket(bucket).list(new Listing.Query(prefix, delimiter, from, skip, Math.min(limit, PAGE)));
        boolean url = request.parameter("encoding-type").orElse("").equals("url");
        return Documents.xml(XmlWriter.document("ListBucketResult", xml -> {
            xml.element("Name", bucket);
            xml.element("Prefix", encode(prefix, url));
            if (!delimiter.isEmpty()) {
                xml.element("Delimiter", encode(delimiter, url));
            }
            if (url) {
                xml.element("EncodingType", "url");
            }
            xml.element("MaxKeys", Math.min(limit, PAGE));
            xml.element("IsTruncated", page.last().isPresent());
            if (second) {
                writeSecond(request, page, url, xml);
            } else {
                xml.element("Marker", encode(from, url));
                page.last().ifPresent(last -> xml.element("NextMarker", encode(last, url)));
            }
            writeContents(page, url, xml);
        }));
    }

    private static void writeSecond(Request request, Listing.Page page, boolean url, XmlWriter xml) {
        xml.element("KeyCount", (long) page.objects().size() + page.prefixes().size());
        request.parameter("start-after").ifPresent(after -> xml.element("StartAfter", encode(after, url)));
        request.parameter("continuation-token").ifPresent(token -> xml.element("ContinuationToken", token));
        page.last().ifPresent(last -> xml.element("NextContinuationToken", encodeToken(last)));
    }

    private static void writeContents(Listing.Page page, boolean url, XmlWriter xml) {
        page.objects()
                .forEach(object -> xml.element("Contents", contents -> {
                    contents.element("Key", encode(object.key(), url));
                    contents.element("LastModified", HttpDate.xml(object.lastModified()));
                    contents.element("ETag", object.etag());
                    contents.element("Size", object.size());
                    contents.element(
                            "StorageClass",
                            object.about().header("x-amz-storage-class").orElse("STANDARD"));
                }));
        page.prefixes()
                .forEach(common ->
                        xml.element("CommonPrefixes", prefixes -> prefixes.element("Prefix", encode(common, url))));
    }

    private static int limit(Request request) {
        String text = request.parameter("max-keys").orElse(Integer.toString(PAGE));
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            // refused below
        }
        throw S3Error.INVALID_ARGUMENT.with("Provided max-keys not an integer or within integer range");
    }

    private static boolean isCommonPrefix(String from, String prefix, String delimiter) {
        return !delimiter.isEmpty() && from.startsWith(prefix) && from.indexOf(delimiter, prefix.length()) >= 0;
    }

    private static String encode(String text, boolean url) {
        return url ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
    }

    private static String encodeToken(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodeToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw S3Error.INVALID_ARGUMENT.with("The continuation token provided is incorrect");
        }
    }

    static Optional<Integer> number(Request request, String name) {
        return request.parameter(name).map(text -> {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException malformed) {
                throw S3Error.INVALID_ARGUMENT.with(name + " must be an integer, found '" + text + "'");
            }
        });
    }
}
