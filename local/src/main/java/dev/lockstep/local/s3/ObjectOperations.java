package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.About;
import dev.lockstep.local.s3.store.Bucket;
import dev.lockstep.local.s3.store.Draft;
import dev.lockstep.local.s3.store.OpenObject;
import dev.lockstep.local.s3.store.Precondition;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.S3Failure;
import dev.lockstep.local.s3.store.Store;
import dev.lockstep.local.s3.store.StoredObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PutObject, GetObject, HeadObject, DeleteObject, CopyObject.
record ObjectOperations(Store store) {

    Reply put(Request request, Address address) {
        Bucket bucket = store.bucket(address.bucket());
        About about = ObjectHeaders.read(request);
        Precondition precondition = precondition(request);
        try (Draft draft = store.draft()) {
            Map<String, String> checksums = new Body(request).into(draft);
            About whole = about.withEtag(Draft.etag(draft.digest())).withChecksums(checksums);
            StoredObject object = bucket.put(address.key(), draft, whole, precondition);
            return ObjectHeaders.writeChecksums(Reply.empty(200).with("ETag", object.etag()), object.about());
        } catch (IOException failure) {
            throw S3Failure.disk("writing " + address.key(), failure);
        }
    }

    static Precondition precondition(Request request) {
        Optional<String> none = request.header("If-None-Match");
        if (none.isPresent() && !none.get().equals("*")) {
            throw S3Error.NOT_IMPLEMENTED.with("A header you provided implies functionality that is not implemented:"
                    + " If-None-Match other than *");
        }
        return new Precondition(request.header("If-Match").map(ReadCondition::quoted), none.isPresent());
    }

    Reply get(Request request, Address address) {
        OpenObject open = store.bucket(address.bucket()).open(address.key()).orElseThrow(ObjectOperations::noSuchKey);
        try {
            StoredObject object = open.object();
            new ReadCondition(request, "").check(object);
            Optional<ByteRange> range = range(request, object);
            ByteRange stretch = range.orElse(new ByteRange(0, object.size()));
            var source = new FileStretch(open.content(), stretch);
            return describe(request, object, range, new Reply.Body.Stream(stretch.length(), source));
        } catch (S3Failure refused) {
            close(open);
            throw refused;
        }
    }

    Reply head(Request request, Address address) {
        StoredObject object =
                store.bucket(address.bucket()).head(address.key()).orElseThrow(ObjectOperations::noSuchKey);
        new ReadCondition(request, "").check(object);
        Optional<ByteRange> range = range(request, object);
        long length = range.map(ByteRange::length).orElse(object.size());
        return describe(request, object, range, new Reply.Body.Stream(length, FileStretch.NOTHING));
    }

    private static Optional<ByteRange> range(Request request, StoredObject object) {
        return request.header("Range").flatMap(header -> ByteRange.parse(header, object.size()));
    }

    private static Reply describe(Request request, StoredObject object, Optional<ByteRange> range, Reply.Body body) {
        Reply reply = new Reply(range.isPresent() ? 206 : 200, List.of(), body);
        if (range.isPresent()) {
            reply = reply.with("Content-Range", range.get().contentRange(object.size()));
        } else if (request.header("x-amz-checksum-mode").orElse("").equalsIgnoreCase("ENABLED")) {
            reply = ObjectHeaders.writeChecksums(reply, object.about());
        }
        return ObjectHeaders.write(reply, object, request);
    }

    Reply delete(Request request, Address address) {
        store.bucket(address.bucket()).delete(address.key(), precondition(request));
        return Reply.empty(204);
    }

    Reply copy(Request request, Address address) {
        Bucket target = store.bucket(address.bucket());
        boolean replace =
                request.header("x-amz-metadata-directive").orElse("COPY").equals("REPLACE");
        Address from = source(request);
        if (from.equals(address) && !replace) {
            throw S3Error.INVALID_REQUEST.with("This copy request is illegal because it is trying to copy an object to"
                    + " itself without changing the object's metadata, storage class, website redirect location or"
                    + " encryption attributes.");
        }
        try (OpenObject open = openSource(request, from);
                Draft draft = store.draft()) {
            StoredObject source = open.object();
            new FileStretch(open.content(), new ByteRange(0, source.size())).writeTo(draft.out());
            About about = (replace ? ObjectHeaders.read(request) : source.about())
                    .withEtag(Draft.etag(draft.digest()))
                    .withChecksums(source.about().checksums());
            StoredObject object = target.put(address.key(), draft, about, precondition(request));
            return Documents.xml(XmlWriter.document("CopyObjectResult", xml -> {
                xml.element("LastModified", HttpDate.xml(object.lastModified()));
                xml.element("ETag", object.etag());
            }));
        } catch (IOException failure) {
            throw S3Failure.disk("copying " + from.key(), failure);
        }
    }

    OpenObject openSource(Request request, Address from) {
        OpenObject open = store.bucket(from.bucket()).open(from.key()).orElseThrow(ObjectOperations::noSuchKey);
        try {
            new ReadCondition(request, "x-amz-copy-source-").check(open.object());
            return open;
        } catch (S3Failure refused) {
            close(open);
            throw refused;
        }
    }

    static Address source(Request request) {
        String header = request.header("x-amz-copy-source").orElseThrow();
        if (header.contains("?versionId=")) {
            throw S3Error.NOT_IMPLEMENTED.with("versions are not part of the local S3");
        }
        String path;
        try {
            path = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw S3Error.INVALID_ARGUMENT.with("Invalid copy source encoding.");
        }
        Address address = Address.inPath(path.startsWith("/") ? path.substring(1) : path);
        if (address.key().isEmpty()) {
            throw S3Error.INVALID_ARGUMENT.with("Invalid copy source object key");
        }
        return address;
    }

    private static void close(OpenObject open) {
        try {
            open.close();
        } catch (IOException failure) {
            throw S3Failure.disk("closing an object", failure);
        }
    }

    static S3Failure noSuchKey() {
        return S3Error.NO_SUCH_KEY.with("The specified key does not exist.");
    }
}
