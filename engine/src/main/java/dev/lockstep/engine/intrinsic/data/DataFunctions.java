package dev.lockstep.engine.intrinsic.data;

import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.util.List;

/// All functions of this package.
public final class DataFunctions {
    private DataFunctions() {}

    public static List<IntrinsicFunction> all() {
        return List.of(
                new Format(),
                new StringToJson(),
                new JsonToString(),
                new JsonMerge(),
                new Base64Encode(),
                new Base64Decode(),
                new HashFunction(),
                new MathRandom(),
                new MathAdd(),
                new StringSplit(),
                new UuidFunction());
    }
}
