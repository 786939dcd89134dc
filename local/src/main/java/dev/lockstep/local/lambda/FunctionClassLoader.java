package dev.lockstep.local.lambda;

import java.net.URL;
import java.net.URLClassLoader;

/// The classes of one function's jar, apart from ours: it sees the JDK, Lambda's interfaces, and its own jar.
///
/// Lambda's interfaces come from our class path, even where the jar brings a copy, or no handler could be called.
final class FunctionClassLoader extends URLClassLoader {

    private static final String SHARED = "com.amazonaws.services.lambda.runtime.";

    static {
        registerAsParallelCapable();
    }

    FunctionClassLoader(String functionName, URL jar) {
        super(functionName, new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(SHARED)) {
            try {
                return FunctionClassLoader.class.getClassLoader().loadClass(name);
            } catch (ClassNotFoundException notOurs) {
                return super.findClass(name);
            }
        }
        return super.findClass(name);
    }
}
