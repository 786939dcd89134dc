package dev.lockstep.engine.store.form;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The shapes of types.
final class Shapes {
    private static final Map<Type, Shape> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Shape.TEXT),
            Map.entry(int.class, Shape.INTEGER),
            Map.entry(Integer.class, Shape.INTEGER),
            Map.entry(long.class, Shape.LONG),
            Map.entry(Long.class, Shape.LONG),
            Map.entry(Double.class, Shape.DOUBLE),
            Map.entry(boolean.class, Shape.BOOLEAN),
            Map.entry(Instant.class, Shape.MOMENT),
            Map.entry(Duration.class, Shape.DURATION),
            Map.entry(Object.class, Shape.JSON));

    private static final Map<Type, Shape> MADE = new ConcurrentHashMap<>();

    private Shapes() {}

    static Shape of(Type type) {
        Shape known = SIMPLE.getOrDefault(type, MADE.get(type));
        if (known == null) {
            known = make(type);
            MADE.put(type, known);
        }
        return known;
    }

    private static Shape make(Type type) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic);
            case Class<?> of when of.isRecord() -> Composed.of(of);
            case Class<?> of when of.isSealed() -> Cases.of(of);
            case Class<?> of when of.isEnum() -> constants(of);
            default -> throw new IllegalArgumentException("Nothing says how to keep a " + type.getTypeName());
        };
    }

    private static Shape generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return new Shape.Maybe(of(arguments[0]));
        }
        if (type.getRawType() == List.class) {
            return new Shape.Sequence(of(arguments[0]));
        }
        if (type.getRawType() == Map.class) {
            return new Shape.Mapping(of(arguments[0]), of(arguments[1]));
        }
        throw new IllegalArgumentException("Nothing says how to keep a " + type);
    }

    private static Shape constants(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return Shape.of((value, out) -> out.text(((Enum<?>) value).name()), in -> named(byName, in.text(), type));
    }

    private static <T> T named(Map<String, T> byName, String name, Class<?> type) {
        T found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("No " + type.getSimpleName() + " is called " + name);
        }
        return found;
    }

    /// A record: its components in their order.
    private record Composed(MethodHandle constructor, List<Component> components) implements Shape {
        private record Component(MethodHandle accessor, Shape shape) {}

        static Shape of(Class<?> type) {
            try {
                MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                RecordComponent[] parts = type.getRecordComponents();
                Class<?>[] types =
                        Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
                List<Component> components = new ArrayList<>();
                for (RecordComponent part : parts) {
                    MethodHandle accessor = lookup.unreflect(part.getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
                    components.add(new Component(accessor, Shapes.of(part.getGenericType())));
                }
                MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
                return new Composed(constructor, components);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("No access to " + type, e);
            }
        }

        @Override
        public void write(Object value, ByteWriter out) {
            for (Component component : components) {
                component.shape().write(get(component, value), out);
            }
        }

        @Override
        public Object read(ByteReader in) {
            Object[] values = new Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = components.get(i).shape().read(in);
            }
            try {
                return constructor.invokeExact(values);
            } catch (Throwable e) {
                throw new IllegalStateException("cannot be made again from what was kept", e);
            }
        }

        private static Object get(Component component, Object value) {
            try {
                return component.accessor().invokeExact(value);
            } catch (Throwable e) {
                throw new IllegalStateException("accessors do not throw", e);
            }
        }
    }

    /// The cases of a sealed interface: the simple name of the case, then the case.
    private record Cases(Class<?> type, Map<String, Shape> byName) implements Shape {
        static Shape of(Class<?> type) {
            Map<String, Shape> byName = new LinkedHashMap<>();
            leaves(type).forEach(leaf -> byName.put(leaf.getSimpleName(), Shapes.of(leaf)));
            return new Cases(type, byName);
        }

        private static Stream<Class<?>> leaves(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Cases::leaves)
                    : Stream.of(type);
        }

        @Override
        public void write(Object value, ByteWriter out) {
            String name = value.getClass().getSimpleName();
            out.text(name);
            named(byName, name, type).write(value, out);
        }

        @Override
        public Object read(ByteReader in) {
            return named(byName, in.text(), type).read(in);
        }
    }
}
