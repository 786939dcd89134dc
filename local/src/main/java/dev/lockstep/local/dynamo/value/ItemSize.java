package dev.lockstep.local.dynamo.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// How many bytes DynamoDB counts for an item: names and values, three for a container and one for each entry.
public final class ItemSize {

    /// 400 KB, the most an item may have.
    public static final int LARGEST = 400 * 1024;

    private static final int CONTAINER = 3;

    private ItemSize() {}

    public static int of(Map<String, AttributeValue> item) {
        int size = 0;
        for (var attribute : item.entrySet()) {
            size += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    public static int of(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S s -> utf8(s.text());
            case AttributeValue.N n -> of(n.number());
            case AttributeValue.B b -> b.bytes().remaining();
            case AttributeValue.Bool _, AttributeValue.Null _ -> 1;
            case AttributeValue.L l ->
                CONTAINER
                        + l.elements().stream()
                                .mapToInt(element -> 1 + of(element))
                                .sum();
            case AttributeValue.M m -> CONTAINER + m.members().size() + of(m.members());
            case AttributeValue.SS s ->
                s.texts().stream().mapToInt(ItemSize::utf8).sum();
            case AttributeValue.NS n ->
                n.numbers().stream().mapToInt(ItemSize::of).sum();
            case AttributeValue.BS b ->
                b.binaries().stream().mapToInt(bytes -> bytes.remaining()).sum();
        };
    }

    private static int of(BigDecimal number) {
        return (number.precision() + 1) / 2 + (number.signum() < 0 ? 2 : 1);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
