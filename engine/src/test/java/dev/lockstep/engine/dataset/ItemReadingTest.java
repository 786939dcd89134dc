package dev.lockstep.engine.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.engine.definition.ItemReader;
import dev.lockstep.engine.definition.ItemReader.Action;
import dev.lockstep.engine.definition.ItemReader.Content;
import dev.lockstep.engine.value.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class ItemReadingTest {
    private static final Content ROWS = new Content.Csv(Optional.empty(), ',');

    private final MemoryObjects objects = new MemoryObjects();

    private List<Item> read(Action action, Content content, long most) {
        Map<String, Object> arguments = action == Action.GET_OBJECT
                ? Map.of("Bucket", "b", "Key", "in")
                : Map.of("Bucket", "b", "Prefix", "day/");
        ItemReader reader = new ItemReader(action, Optional.empty(), content, Optional.empty(), "");
        return new ItemReading(objects, reader, arguments, most).read();
    }

    private String values(Content content, long most) {
        return Json.write(
                read(Action.GET_OBJECT, content, most).stream().map(Item::value).toList());
    }

    private String refusal(Content content) {
        return assertThrows(ReadingFailed.class, () -> values(content, 0)).words();
    }

    @Test
    void readsTheElementsOfAnArrayWhereverItIs() {
        objects.with("b/in", "{\"a/b\":{\"c\":[{\"x\":1},2]}}");
        assertEquals("[{\"x\":1},2]", values(new Content.Json(Optional.of("/a~1b/c")), 0));
        assertEquals("Attempting to map over non-iterable node.", refusal(new Content.Json(Optional.empty())));
        assertEquals("The ItemsPointer '/a~1b/d' leads to nothing.", refusal(new Content.Json(Optional.of("/a~1b/d"))));
    }

    @Test
    void readsNoMoreThanAskedFor() {
        objects.with("b/in", "[1,2,3]");
        assertEquals("[1,2]", values(new Content.Json(Optional.empty()), 2));
        assertEquals("[1,2,3]", values(new Content.Json(Optional.empty()), 100_000_001));
    }

    @Test
    void readsADocumentALineAndTellsTheBrokenOne() {
        objects.with("b/in", "{\"n\":1}\n\n\"two\"\n");
        assertEquals("[{\"n\":1},\"two\"]", values(new Content.JsonLines(), 0));
        objects.with("b/in", "1\n{");
        assertEquals(
                "Line 2 of S3://b/in is not JSON",
                refusal(new Content.JsonLines()).substring(0, 31));
    }

    @Test
    void readsRowsWithQuotesAndAsManyFieldsAsThereAreHeaders() {
        objects.with("b/in", "a,b\r\n\"x, \"\"y\"\"\nz\",2,3\n\n4\n");
        assertEquals("[{\"a\":\"x, \\\"y\\\"\\nz\",\"b\":\"2\"},{\"a\":\"4\",\"b\":\"\"}]", values(ROWS, 0));
    }

    @Test
    void takesHeadersAndDelimitersThatAreGiven() {
        objects.with("b/in", "1|2\n");
        assertEquals("[{\"x\":\"1\",\"y\":\"2\"}]", values(new Content.Csv(Optional.of(List.of("x", "y")), '|'), 0));
        assertEquals(
                "CSV headers cannot contain duplicates.",
                refusal(new Content.Csv(Optional.of(List.of("x", "x")), '|')));
    }

    @Test
    void refusesRowsThatEndInsideQuotes() {
        objects.with("b/in", "a\n\"x");
        assertEquals("The CSV ends inside a quoted field.", refusal(ROWS));
    }

    @Test
    void listsObjectsPageByPage() {
        objects.with("b/day/1", "x").with("b/day/2", "").with("b/day/3", "z").with("b/other", "o");
        List<Item> items = read(Action.LIST_OBJECTS_V2, new Content.Listed(), 0);
        assertEquals(3, items.size());
        assertEquals(
                "{\"Etag\":\"\\\"e1\\\"\",\"Key\":\"day/1\",\"LastModified\":1795161600,\"Size\":1,"
                        + "\"StorageClass\":\"STANDARD\"}",
                Json.write(items.getFirst().value()));
        assertEquals("S3://b", items.getFirst().source());
        assertEquals(2, read(Action.LIST_OBJECTS_V2, new Content.Listed(), 2).size());
    }

    @Test
    void readsTheItemsInsideListedObjects() {
        objects.with("b/day/1", "1\n2\n").with("b/day/2", "3\n");
        List<Item> items = read(Action.LIST_OBJECTS_V2, new Content.JsonLines(), 0);
        assertEquals("[1,2,3]", Json.write(items.stream().map(Item::value).toList()));
        assertEquals("S3://b/day/2", items.getLast().source());
    }

    @Test
    void followsAnInventoryToItsFiles() throws IOException {
        objects.with(
                        "b/in",
                        "{\"destinationBucket\":\"arn:aws:s3:::inv\",\"fileFormat\":\"CSV\","
                                + "\"fileSchema\":\"Bucket, Key\",\"files\":[{\"key\":\"data/1.csv.gz\"}]}")
                .with("inv/data/1.csv.gz", compressed("\"source\",\"a.txt\"\n\"source\",\"b.txt\"\n"));
        assertEquals(
                List.of("a.txt", "b.txt"),
                read(Action.GET_OBJECT, new Content.Manifest(), 0).stream()
                        .map(item -> ((Map<?, ?>) item.value()).get("Key"))
                        .toList());
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void tellsWhatIsMissingAndWhatIsNotSupported() {
        assertEquals("The specified key does not exist.", refusal(ROWS));
        objects.with("b/in", "x");
        assertEquals("InputType PARQUET is not supported here", refusal(new Content.Unsupported("PARQUET")));
        ItemReader reader = new ItemReader(Action.GET_OBJECT, Optional.empty(), ROWS, Optional.empty(), "");
        assertEquals(
                "s3:getObject is not supported here: the engine was given no object store",
                assertThrows(
                                ReadingFailed.class,
                                () -> new ItemReading(ObjectStore.none(), reader, Map.of("Bucket", "b", "Key", "k"), 0)
                                        .read())
                        .words());
        assertEquals(
                "The field 'Bucket' is required for arn:aws:states:::s3:getObject",
                assertThrows(ReadingFailed.class, () -> new ItemReading(objects, reader, Map.of(), 0).read())
                        .words());
    }
}
