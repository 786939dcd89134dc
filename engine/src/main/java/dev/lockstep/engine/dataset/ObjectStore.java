package dev.lockstep.engine.dataset;

import java.io.InputStream;
import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Objects of S3, as much of them as item readers and result writers need.
///
/// Calls may block: they are made on threads of their own, never on that of an execution. What the service refuses is
/// [Refused].
public interface ObjectStore {

    /// The content of an object, which the caller closes.
    InputStream get(Place place);

    /// Objects of a bucket whose keys begin with a prefix, in the order of their keys, a page at a time.
    Listing list(String bucket, String prefix, Optional<String> continuation);

    /// Writes an object.
    void put(String bucket, String key, byte[] content);

    /// Where an object is.
    record Place(String bucket, String key, Optional<String> versionId) {
        /// As the context object names the source of an item.
        String source() {
            return "S3://" + bucket + "/" + key;
        }
    }

    /// What a listing tells of an object.
    record Listed(String key, String etag, Instant lastModified, long size, String storageClass) {}

    /// A page of a listing, and what continues it.
    record Listing(List<Listed> objects, Optional<String> continuation) {
        public Listing {
            objects = List.copyOf(objects);
        }
    }

    /// The service refused, or cannot be reached. The message is told as it is.
    final class Refused extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /// Stands where no object store was given: whoever asks is told so.
    static ObjectStore none() {
        return new ObjectStore() {
            @Override
            public InputStream get(Place place) {
                throw missing("s3:getObject");
            }

            @Override
            public Listing list(String bucket, String prefix, Optional<String> continuation) {
                throw missing("s3:listObjectsV2");
            }

            @Override
            public void put(String bucket, String key, byte[] content) {
                throw missing("s3:putObject");
            }

            private static Refused missing(String action) {
                return new Refused(action + " is not supported here: the engine was given no object store");
            }
        };
    }
}
