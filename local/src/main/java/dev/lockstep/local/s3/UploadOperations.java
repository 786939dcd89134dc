package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.Bucket;
import dev.lockstep.local.s3.store.Draft;
import dev.lockstep.local.s3.store.OpenObject;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.S3Failure;
import dev.lockstep.local.s3.store.Store;
import dev.lockstep.local.s3.store.StoredObject;
import dev.lockstep.local.s3.store.Uploads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Multipart uploads: create, part, part by copy, complete, abort, list.
record UploadOperations(Store store) {

    Reply create(Request request, Address address) {
        Bucket bucket = store.bucket(address.bucket());
        String id = store.uploads(bucket).start(address.key(), ObjectHeaders.read(request));
        return Documents.xml(XmlWriter.document("InitiateMultipartUploadResult", xml -> {
            xml.element("Bucket", address.bucket());
            xml.element("Key", address.key());
            xml.element("UploadId", id);
        }));
    }

    Reply part(Request request, Address address) {
        Uploads uploads = uploads(address);
        try (Draft draft = store.draft()) {
            Map<String, String> checksums = new Body(request).into(draft);
            Reply reply =
                    Reply.empty(200).with("ETag", uploads.put(id(request), address.key(), number(request), draft));
            for (var checksum : checksums.entrySet()) {
                reply = reply.with(checksum.getKey(), checksum.getValue());
            }
            return reply;
        } catch (IOException failure) {
            throw S3Failure.disk("writing a part of " + address.key(), failure);
        }
    }

    Reply partByCopy(Request request, Address address) {
        Uploads uploads = uploads(address);
        try (OpenObject open = new ObjectOperations(store).openSource(request, ObjectOperations.source(request));
                Draft draft = store.draft()) {
            StoredObject source = open.object();
            ByteRange range = request.header("x-amz-copy-source-range")
                    .flatMap(header -> ByteRange.parse(header, source.size()))
                    .orElse(new ByteRange(0, source.size()));
            new FileStretch(open.content(), range).writeTo(draft.out());
            String etag = uploads.put(id(request), address.key(), number(request), draft);
            return Documents.xml(XmlWriter.document("CopyPartResult", xml -> {
                xml.element("LastModified", HttpDate.xml(source.lastModified()));
                xml.element("ETag", etag);
            }));
        } catch (IOException failure) {
            throw S3Failure.disk("copying a part of " + address.key(), failure);
        }
    }

    Reply complete(Request request, Address address) {
        Uploads uploads = uploads(address);
        var named = new ArrayList<Uploads.Named>();
        XmlReader.Element document = XmlReader.read(new Body(request).document(), "CompleteMultipartUpload");
        for (XmlReader.Element part : document.all("Part")) {
            named.add(named(part));
        }
        if (named.isEmpty()) {
            throw malformed();
        }
        StoredObject object =
                uploads.complete(id(request), address.key(), named, ObjectOperations.precondition(request));
        return Documents.xml(XmlWriter.document("CompleteMultipartUploadResult", xml -> {
            xml.element("Location", "/" + address.bucket() + "/" + address.key());
            xml.element("Bucket", address.bucket());
            xml.element("Key", address.key());
            xml.element("ETag", object.etag());
        }));
    }

    private static Uploads.Named named(XmlReader.Element part) {
        try {
            int number = Integer.parseInt(part.child("PartNumber").orElse("").strip());
            return new Uploads.Named(number, part.child("ETag").orElseThrow(UploadOperations::malformed));
        } catch (NumberFormatException notANumber) {
            throw malformed();
        }
    }

    private static S3Failure malformed() {
        return S3Error.MALFORMED_XML.with(
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    Reply abort(Request request, Address address) {
        uploads(address).abort(id(request), address.key());
        return Reply.empty(204);
    }

    /// At most 10,000 parts exist, so they come on one page unless fewer are asked for.
    Reply parts(Request request, Address address) {
        int after = ListOperations.number(request, "part-number-marker").orElse(0);
        int limit = ListOperations.number(request, "max-parts").orElse(1000);
        List<Uploads.Part> left = uploads(address).parts(id(request), address.key()).stream()
                .filter(part -> part.number() > after)
                .toList();
        List<Uploads.Part> page = left.stream().limit(limit).toList();
        return Documents.xml(XmlWriter.document("ListPartsResult", xml -> {
            xml.element("Bucket", address.bucket());
            xml.element("Key", address.key());
            xml.element("UploadId", id(request));
            xml.element("PartNumberMarker", after);
            xml.element("MaxParts", limit);
            xml.element("IsTruncated", left.size() > page.size());
            if (left.size() > page.size() && !page.isEmpty()) {
                xml.element("NextPartNumberMarker", page.getLast().number());
            }
            page.forEach(part -> xml.element("Part", entry -> {
                entry.element("PartNumber", part.number());
                entry.element("LastModified", HttpDate.xml(part.lastModified()));
                entry.element("ETag", part.etag());
                entry.element("Size", part.size());
            }));
        }));
    }

    Reply list(Request request, String bucket) {
        String prefix = request.parameter("prefix").orElse("");
        List<Uploads.Upload> uploads = store.uploads(store.bucket(bucket)).all().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .toList();
        return Documents.xml(XmlWriter.document("ListMultipartUploadsResult", xml -> {
            xml.element("Bucket", bucket);
            xml.element("Prefix", prefix);
            xml.element("IsTruncated", false);
            uploads.forEach(upload -> xml.element("Upload", entry -> {
                entry.element("Key", upload.key());
                entry.element("UploadId", upload.id());
                entry.element("Initiated", HttpDate.xml(upload.started()));
            }));
        }));
    }

    private Uploads uploads(Address address) {
        return store.uploads(store.bucket(address.bucket()));
    }

    private static String id(Request request) {
        return request.parameter("uploadId").orElse("");
    }

    private static int number(Request request) {
        return ListOperations.number(request, "partNumber").orElse(0);
    }
}
