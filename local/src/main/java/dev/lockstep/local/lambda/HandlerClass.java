package dev.lockstep.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a function's handler class once: on our class path when it is there, else in the function's own jar.
///
/// What Lambda's Java runtime answers when it cannot make a handler is answered here with the same types and texts.
final class HandlerClass implements AutoCloseable {

    private final FunctionConfiguration function;
    private @Nullable Class<?> type;
    private @Nullable FunctionClassLoader own;

    HandlerClass(FunctionConfiguration function) {
        this.function = function;
    }

    RequestStreamHandler newInstance() throws FunctionFailure {
        Class<?> found = type();
        if (!RequestStreamHandler.class.isAssignableFrom(found)) {
            String what = RequestHandler.class.isAssignableFrom(found) ? "is a RequestHandler; " : "";
            throw new FunctionFailure(
                    "Runtime.UnsupportedHandler",
                    "Class " + found.getName() + " " + what
                            + "is not a RequestStreamHandler, the only kind run locally");
        }
        if (!function.handlerMethod().equals("handleRequest")) {
            throw new FunctionFailure(
                    "Runtime.UnsupportedHandler",
                    "Invalid handler: `" + function.handler() + "'; locally the method is handleRequest");
        }
        try {
            return (RequestStreamHandler) constructor(found).newInstance();
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            throw FunctionFailure.thrown(cause == null ? thrown : cause);
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw loading(failure);
        }
    }

    private synchronized Class<?> type() throws FunctionFailure {
        Class<?> known = type;
        if (known == null) {
            known = load();
            type = known;
        }
        return known;
    }

    private Class<?> load() throws FunctionFailure {
        String name = function.handlerClass();
        try {
            return Class.forName(name, true, HandlerClass.class.getClassLoader());
        } catch (ClassNotFoundException notOnClassPath) {
            return loadFromJar(name);
        } catch (LinkageError failure) {
            throw loading(failure);
        }
    }

    private Class<?> loadFromJar(String name) throws FunctionFailure {
        Optional<Path> jar = function.jar();
        try {
            if (jar.isPresent() && Files.isReadable(jar.get())) {
                own = new FunctionClassLoader(function.name(), url(jar.get()));
                return Class.forName(name, true, own);
            }
        } catch (ClassNotFoundException notThere) {
            throw new FunctionFailure(
                    ClassNotFoundException.class.getName(),
                    "Class not found: " + name + " (looked in the class path and in " + jar.get() + ")");
        } catch (LinkageError failure) {
            throw loading(failure);
        }
        String where = jar.map(file -> "; its jar " + file + " cannot be read").orElse("; it has no jar");
        throw new FunctionFailure(
                ClassNotFoundException.class.getName(),
                "Class not found: " + name + " (not in the class path" + where + ")");
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException("not a file: " + jar, impossible);
        }
    }

    private static Constructor<?> constructor(Class<?> type) throws FunctionFailure {
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException missing) {
            throw new FunctionFailure(
                    "java.lang.Exception", "Class " + type.getName() + " has no public zero-argument constructor");
        }
    }

    private FunctionFailure loading(Throwable failure) {
        String detail = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return new FunctionFailure(
                failure.getClass().getName(), "Error loading class " + function.handlerClass() + detail);
    }

    @Override
    public synchronized void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }
}
