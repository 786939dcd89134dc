package dev.lockstep.engine.store.form;

import java.lang.reflect.Type;

/// How the values of a type are written as bytes, and read again.
///
/// The form follows from the type: a record is its components in their order, a sealed interface the simple name of the
/// case before it. So whoever changes such a type changes what is kept; the stores' format lists the types and must go
/// up then.
public final class Form<T> {
    private final Shape shape;

    private Form(Shape shape) {
        this.shape = shape;
    }

    public static <T> Form<T> of(Class<T> type) {
        return new Form<>(Shapes.of(type));
    }

    /// The form of a type with parameters; the caller knows that it is one of `T`.
    public static <T> Form<T> ofType(Type type) {
        return new Form<>(Shapes.of(type));
    }

    public byte[] write(T value) {
        ByteWriter out = new ByteWriter();
        shape.write(value, out);
        return out.written();
    }

    @SuppressWarnings("unchecked")
    public T read(byte[] bytes) {
        return (T) shape.read(new ByteReader(bytes));
    }
}
