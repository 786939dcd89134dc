package dev.lockstep.pipeline.build;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What records and handlers tell of themselves.
final class Components {

    /// Annotations that give a component another name in JSON; known by their names, for nobody's library is ours.
    private static final List<String> RENAMING = List.of("Key", "JsonProperty");

    private Components() {}

    /// The key in JSON of the component an accessor reads.
    static String key(Given.Component<?, ?> accessor) {
        var lambda = lambda(accessor);
        var owner = owner(accessor, lambda);
        var components = Optional.ofNullable(owner.getRecordComponents()).orElse(new RecordComponent[0]);
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(lambda.getImplMethodName()))
                .findFirst()
                .map(Components::key)
                .orElseThrow(() -> new IllegalArgumentException(lambda.getImplMethodName() + " of " + owner.getName()
                        + " is no component of a record; give a reference to an accessor, as in Input::data"));
    }

    private static SerializedLambda lambda(Given.Component<?, ?> accessor) {
        try {
            var replace = accessor.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return (SerializedLambda) replace.invoke(accessor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a component is named by a reference to its accessor: Input::data", e);
        }
    }

    private static Class<?> owner(Given.Component<?, ?> accessor, SerializedLambda lambda) {
        try {
            return Class.forName(
                    lambda.getImplClass().replace('/', '.'),
                    false,
                    accessor.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String key(RecordComponent component) {
        return Arrays.stream(component.getAnnotations())
                .filter(annotation ->
                        RENAMING.contains(annotation.annotationType().getSimpleName()))
                .map(annotation -> value(annotation, annotation.annotationType()))
                .findFirst()
                .orElseGet(component::getName);
    }

    private static String value(Object annotation, Class<?> type) {
        try {
            Method value = type.getDeclaredMethod("value");
            value.setAccessible(true);
            return String.valueOf(value.invoke(annotation));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Whether a handler says by its type parameters that it takes the one and gives the other.
    static boolean maps(Class<?> handler, Class<?> input, Class<?> output) {
        for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
            for (var parent : parents(type)) {
                if (parent instanceof ParameterizedType typed
                        && List.of(typed.getActualTypeArguments()).equals(List.of(input, output))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Type> parents(Class<?> type) {
        var parents = new ArrayList<Type>(List.of(type.getGenericInterfaces()));
        @Nullable Type parent = type.getGenericSuperclass();
        if (parent != null) {
            parents.add(parent);
        }
        return parents;
    }
}
