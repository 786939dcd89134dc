package dev.lockstep.local.dynamo.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/// Which of two values is less: strings by their bytes of UTF-8, binaries by unsigned bytes, numbers as numbers.
public final class ValueOrder {

    private ValueOrder() {}

    /// Empty where the two have no order, as they are of different or other types.
    public static OptionalInt compare(AttributeValue left, AttributeValue right) {
        return switch (left) {
            case AttributeValue.S s
            when right instanceof AttributeValue.S other ->
                OptionalInt.of(Arrays.compareUnsigned(
                        s.text().getBytes(StandardCharsets.UTF_8), other.text().getBytes(StandardCharsets.UTF_8)));
            case AttributeValue.N n
            when right instanceof AttributeValue.N other ->
                OptionalInt.of(n.number().compareTo(other.number()));
            case AttributeValue.B b
            when right instanceof AttributeValue.B other ->
                OptionalInt.of(Arrays.compareUnsigned(array(b.bytes()), array(other.bytes())));
            default -> OptionalInt.empty();
        };
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }
}
