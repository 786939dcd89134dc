package dev.lockstep.engine.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The functions that expressions can call.
public final class FunctionNames {
    private static final Set<String> REFUSED = Set.of("eval");
    private static final Set<String> OF_THE_MOMENT = Set.of("now", "millis", "random", "uuid");

    private FunctionNames() {}

    /// Those that the engine brings along.
    public static Collection<String> adapted() throws ReflectiveOperationException {
        Jsonata expression = Jsonata.jsonata("1");
        Set<String> names = new TreeSet<>(OF_THE_MOMENT);
        Set<String> before = bound(field(Jsonata.class, "environment", expression));
        AwsFunctions.register(expression);
        BoundedFunctions.register(expression);
        names.addAll(bound(field(Jsonata.class, "environment", expression)));
        names.removeAll(before);
        return named(names);
    }

    /// Those of the library that nothing stands in for.
    public static Collection<String> library() throws ReflectiveOperationException {
        Jsonata expression = Jsonata.jsonata("1");
        Set<String> names = new TreeSet<>(bound(field(Jsonata.class, "staticFrame", expression)));
        adapted().forEach(name -> names.remove(name.substring(1)));
        return named(names);
    }

    private static List<String> named(Set<String> names) {
        return names.stream()
                .filter(name -> !REFUSED.contains(name) && !name.startsWith("__"))
                .map(name -> "$" + name)
                .toList();
    }

    private static Set<String> bound(Object frame) throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        ((Map<?, ?>) field(Jsonata.Frame.class, "bindings", frame)).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    private static Object field(Class<?> type, String name, Object holder) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(holder);
    }
}
