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
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds a function's handler class once: on our class path when it is there, else in one of the function's jars.
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
        try {
            for (Path jar : function.jars()) {
                if (has(jar, name)) {
                    own = new FunctionClassLoader(function.name(), url(jar));
                    return Class.forName(name, true, own);
                }
            }
        } catch (ClassNotFoundException | LinkageError failure) {
            throw loading(failure);
        }
        String where = function.jars().isEmpty()
                ? "not in the class path; it has no jar"
                : "looked in the class path and in "
                        + function.jars().stream().map(Path::toString).collect(Collectors.joining(" and "));
        throw new FunctionFailure(
                ClassNotFoundException.class.getName(), "Class not found: " + name + " (" + where + ")");
    }

    private static boolean has(Path jar, String className) throws FunctionFailure {
        if (!Files.isReadable(jar)) {
            return false;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(className.replace('.', '/') + ".class") != null;
        } catch (IOException broken) {
            throw new FunctionFailure(broken.getClass().getName(), jar + " cannot be read: " + broken.getMessage());
        }
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
