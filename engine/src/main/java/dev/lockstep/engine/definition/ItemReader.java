package dev.lockstep.engine.definition;

import java.util.List;
import java.util.Optional;

/// Where a distributed Map reads its items, when they are not in its input.
///
/// @param arguments `Arguments`, or `Parameters` of JSONPath: bucket, key, prefix
/// @param maxItems how many items are read at most; 0 is no limit
public record ItemReader(
        Action action, Optional<Template> arguments, Content content, Optional<Operand> maxItems, String pointer) {

    /// What is asked of S3.
    public enum Action {
        GET_OBJECT("arn:aws:states:::s3:getObject"),
        LIST_OBJECTS_V2("arn:aws:states:::s3:listObjectsV2");

        private final String resource;

        Action(String resource) {
            this.resource = resource;
        }

        public String resource() {
            return resource;
        }
    }

    /// What the items are, or what objects hold them.
    public sealed interface Content {
        /// The listing itself: one item an object.
        record Listed() implements Content {}

        /// One JSON document; the items are the array in it, or where a JSON pointer leads.
        record Json(Optional<String> itemsPointer) implements Content {}

        /// A JSON document a line.
        record JsonLines() implements Content {}

        /// Lines of fields.
        ///
        /// @param headers empty when the first row has them
        record Csv(Optional<List<String>> headers, char delimiter) implements Content {}

        /// An inventory of S3: a list of objects, which are the items.
        record Manifest() implements Content {}

        /// A type that AWS reads and this engine does not; reading it fails by its name.
        record Unsupported(String inputType) implements Content {}
    }
}
