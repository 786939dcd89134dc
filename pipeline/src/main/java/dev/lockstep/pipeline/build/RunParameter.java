package dev.lockstep.pipeline.build;

import dev.lockstep.pipeline.Parameter;
import java.util.List;
import java.util.Map;

/// Something a run is given.
///
/// @param <T> the Java type that reads it
public record RunParameter<T>(String name, Keys keys) {

    public static <T> RunParameter<T> of(String name, Parameter.Type type) {
        return new RunParameter<>(name, Keys.none().with("type", type));
    }

    public static RunParameter<String> text(String name) {
        return of(name, Parameter.Type.STRING);
    }

    public static RunParameter<Double> number(String name) {
        return of(name, Parameter.Type.NUMBER);
    }

    public static RunParameter<Long> integer(String name) {
        return of(name, Parameter.Type.INTEGER);
    }

    public static RunParameter<Boolean> truth(String name) {
        return of(name, Parameter.Type.BOOLEAN);
    }

    public static <E> RunParameter<List<E>> list(String name) {
        return of(name, Parameter.Type.LIST);
    }

    public static RunParameter<Map<String, Object>> object(String name) {
        return of(name, Parameter.Type.OBJECT);
    }

    /// A run without it fails at once.
    public RunParameter<T> required() {
        return with("required", true);
    }

    public RunParameter<T> byDefault(T value) {
        return with("default", value);
    }

    public RunParameter<T> description(String text) {
        return with("description", text);
    }

    /// A regular expression that all of the text has to match.
    public RunParameter<T> pattern(String pattern) {
        return with("pattern", pattern);
    }

    public RunParameter<T> oneOf(List<? extends T> values) {
        return with("enum", values);
    }

    /// What the run was given.
    public Given.Expression<T> value() {
        return Given.<Object>expression("$params").field(name);
    }

    private RunParameter<T> with(String key, Object value) {
        return new RunParameter<>(name, keys.with(key, value));
    }
}
