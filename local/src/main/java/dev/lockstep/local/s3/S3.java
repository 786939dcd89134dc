package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import dev.lockstep.local.s3.store.S3Error;
import dev.lockstep.local.s3.store.S3Failure;
import dev.lockstep.local.s3.store.Store;
import java.util.List;
import java.util.Optional;

/// S3, as far as pipelines use it: objects, ranges, listings, copies, multipart uploads, conditional writes.
///
/// What it does not have is refused by name. Versions, notifications and tags find their place in [Store] and here as
/// operations of their own.
public final class S3 implements Service {

    /// Parts of a bucket or object that S3 has and this one has not.
    private static final List<String> NOT_IMPLEMENTED = List.of(
            "accelerate",
            "acl",
            "analytics",
            "attributes",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "partNumber",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "versionId",
            "versioning",
            "versions",
            "website");

    private static final List<String> NOT_IMPLEMENTED_HEADERS = List.of(
            "x-amz-tagging",
            "x-amz-object-lock-mode",
            "x-amz-object-lock-legal-hold",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-grant-read",
            "x-amz-grant-full-control",
            "x-amz-write-offset-bytes");

    private final Store store;
    private final ObjectOperations objects;
    private final BucketOperations buckets;
    private final ListOperations lists;
    private final UploadOperations uploads;

    public S3(Store store, String region) {
        this.store = store;
        this.objects = new ObjectOperations(store);
        this.buckets = new BucketOperations(store, region);
        this.lists = new ListOperations(store);
        this.uploads = new UploadOperations(store);
    }

    @Override
    public Reply answer(Request request) {
        try {
            Address address = Address.of(request);
            refuseWhatIsMissing(request);
            if (address.bucket().isEmpty()) {
                return account(request);
            }
            return address.key().isEmpty() ? bucket(request, address.bucket()) : object(request, address);
        } catch (S3Failure failure) {
            return Documents.error(request, failure);
        }
    }

    private static void refuseWhatIsMissing(Request request) {
        boolean part = request.query().containsKey("uploadId");
        Optional<String> missing = NOT_IMPLEMENTED.stream()
                .filter(request.query()::containsKey)
                .filter(name -> !(part && name.equals("partNumber")))
                .findFirst()
                .map(name -> "'" + name + "' is not part of the local S3")
                .or(() -> NOT_IMPLEMENTED_HEADERS.stream()
                        .filter(name -> request.header(name).isPresent())
                        .findFirst()
                        .map(name -> "the header " + name + " is not part of the local S3"));
        if (missing.isPresent()) {
            throw S3Error.NOT_IMPLEMENTED.with(
                    "A header or query you provided implies functionality that is not implemented: " + missing.get());
        }
    }

    private Reply account(Request request) {
        if (request.method().equals("GET")) {
            return buckets.listBuckets();
        }
        throw notAllowed();
    }

    private Reply bucket(Request request, String bucket) {
        return switch (request.method()) {
            case "GET" -> readBucket(request, bucket);
            case "HEAD" -> buckets.head(bucket);
            case "PUT" -> buckets.create(bucket);
            case "DELETE" -> buckets.delete(bucket);
            case "POST" -> {
                if (request.query().containsKey("delete")) {
                    yield buckets.deleteObjects(request, bucket);
                }
                throw notAllowed();
            }
            default -> throw notAllowed();
        };
    }

    private Reply readBucket(Request request, String bucket) {
        if (request.query().containsKey("location")) {
            return buckets.location(bucket);
        }
        return request.query().containsKey("uploads") ? uploads.list(request, bucket) : lists.list(request, bucket);
    }

    private Reply object(Request request, Address address) {
        boolean upload = request.query().containsKey("uploadId");
        return switch (request.method()) {
            case "GET" -> upload ? uploads.parts(request, address) : objects.get(request, address);
            case "HEAD" -> objects.head(request, address);
            case "PUT" -> put(request, address, upload);
            case "DELETE" -> upload ? uploads.abort(request, address) : objects.delete(request, address);
            case "POST" -> {
                if (request.query().containsKey("uploads")) {
                    yield uploads.create(request, address);
                }
                if (upload) {
                    yield uploads.complete(request, address);
                }
                throw notAllowed();
            }
            default -> throw notAllowed();
        };
    }

    private Reply put(Request request, Address address, boolean upload) {
        boolean copy = request.header("x-amz-copy-source").isPresent();
        if (upload) {
            return copy ? uploads.partByCopy(request, address) : uploads.part(request, address);
        }
        return copy ? objects.copy(request, address) : objects.put(request, address);
    }

    private static S3Failure notAllowed() {
        return S3Error.METHOD_NOT_ALLOWED.with("The specified method is not allowed against this resource.");
    }

    @Override
    public void close() {
        store.close();
    }
}
