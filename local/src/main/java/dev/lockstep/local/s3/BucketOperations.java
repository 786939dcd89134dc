package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.Bucket;
import dev.lockstep.local.s3.store.Precondition;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.S3Failure;
import dev.lockstep.local.s3.store.Store;
import java.util.List;
import java.util.Optional;

/// ListBuckets, CreateBucket, DeleteBucket, HeadBucket, GetBucketLocation, DeleteObjects.
record BucketOperations(Store store, String region) {

    private static final int MOST_DELETES = 1000;

    Reply listBuckets() {
        return Documents.xml(XmlWriter.document("ListAllMyBucketsResult", xml -> {
            xml.element("Owner", owner -> owner.element("ID", "000000000000"));
            xml.element(
                    "Buckets",
                    buckets -> store.buckets()
                            .forEach(entry -> buckets.element("Bucket", bucket -> {
                                bucket.element("Name", entry.name());
                                bucket.element("CreationDate", HttpDate.xml(entry.created()));
                            })));
        }));
    }

    Reply create(String bucket) {
        store.create(bucket);
        return Reply.empty(200).with("Location", "/" + bucket);
    }

    Reply delete(String bucket) {
        store.delete(bucket);
        return Reply.empty(204);
    }

    Reply head(String bucket) {
        store.bucket(bucket);
        return Reply.empty(200).with("x-amz-bucket-region", region);
    }

    Reply location(String bucket) {
        store.bucket(bucket);
        return Documents.xml(
                XmlWriter.document("LocationConstraint", xml -> xml.text(region.equals("us-east-1") ? "" : region)));
    }

    Reply deleteObjects(Request request, String name) {
        Bucket bucket = store.bucket(name);
        var body = new Body(request);
        if (!body.isProven()) {
            throw S3Error.INVALID_REQUEST.with(
                    "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        XmlReader.Element delete = XmlReader.read(body.document(), "Delete");
        List<XmlReader.Element> objects = delete.all("Object");
        if (objects.isEmpty() || objects.size() > MOST_DELETES) {
            throw S3Error.MALFORMED_XML.with(
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        boolean quiet = delete.child("Quiet").orElse("false").equals("true");
        return Documents.xml(XmlWriter.document("DeleteResult", xml -> {
            for (XmlReader.Element object : objects) {
                deleteOne(bucket, object, quiet, xml);
            }
        }));
    }

    private static void deleteOne(Bucket bucket, XmlReader.Element object, boolean quiet, XmlWriter xml) {
        String key = object.child("Key").orElse("");
        try {
            if (object.child("VersionId").isPresent()) {
                throw S3Error.NOT_IMPLEMENTED.with("versions are not part of the local S3");
            }
            var address = new Address(bucket.name(), key);
            Optional<String> etag = object.child("ETag").map(ReadCondition::quoted);
            bucket.delete(address.key(), new Precondition(etag, false));
            if (!quiet) {
                xml.element("Deleted", deleted -> deleted.element("Key", key));
            }
        } catch (S3Failure failure) {
            xml.element("Error", error -> {
                error.element("Key", key);
                error.element("Code", failure.error().code());
                error.element("Message", String.valueOf(failure.getMessage()));
            });
        }
    }
}
