package dev.lockstep.engine.intrinsic;

import dev.lockstep.engine.intrinsic.array.ArrayFunctions;
import dev.lockstep.engine.intrinsic.data.DataFunctions;
import dev.lockstep.engine.intrinsic.function.IntrinsicFunction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The functions there are, by name. Two of one name are a mistake of ours and refused.
final class FunctionRegistry {
    private static final FunctionRegistry BUILT_IN =
            new FunctionRegistry(Stream.concat(ArrayFunctions.all().stream(), DataFunctions.all().stream())
                    .toList());

    private final Map<String, IntrinsicFunction> functions = new TreeMap<>();

    FunctionRegistry(List<IntrinsicFunction> all) {
        for (IntrinsicFunction function : all) {
            if (functions.putIfAbsent(function.name(), function) != null) {
                throw new IllegalArgumentException("Two functions are named " + function.name());
            }
        }
    }

    static FunctionRegistry builtIn() {
        return BUILT_IN;
    }

    Optional<IntrinsicFunction> named(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    Set<String> names() {
        return functions.keySet();
    }
}
