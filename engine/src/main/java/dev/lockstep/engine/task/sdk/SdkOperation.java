package dev.lockstep.engine.task.sdk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.utils.builder.Buildable;

/// An action of a service, found in its client by its name.
final class SdkOperation {
    private final SdkService service;
    private final Class<?> requestType;
    private final Method method;

    private SdkOperation(SdkService service, Class<?> requestType, Method method) {
        this.service = service;
        this.requestType = requestType;
        this.method = method;
    }

    /// @throws Unavailable when the service has no such action, or one that only streams
    static SdkOperation of(SdkService service, String action) {
        Class<?> client = service.type().type();
        String name = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        Class<?> request;
        try {
            request = Class.forName(
                    client.getPackageName() + ".model." + name + "Request", false, client.getClassLoader());
        } catch (ClassNotFoundException _) {
            throw new Unavailable(
                    "The client of the service '" + service.type().service() + "' has no action '" + action + "'");
        }
        Method method = Stream.of(client.getMethods())
                .filter(each -> each.getName().equals(action))
                .filter(each -> isCallable(each, request))
                .findFirst()
                .orElseThrow(() -> new Unavailable("The action '" + action + "' of the service '"
                        + service.type().service() + "' is not one that asks and answers"));
        return new SdkOperation(service, request, method);
    }

    /// With a request, and with bodies in memory where the action has bodies.
    private static boolean isCallable(Method method, Class<?> request) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || parameters[0] != request) {
            return false;
        }
        Class<?> last = parameters[parameters.length - 1];
        return switch (parameters.length) {
            case 1 -> SdkResponse.class.isAssignableFrom(method.getReturnType());
            case 2 -> last == RequestBody.class || last == ResponseTransformer.class;
            case 3 -> parameters[1] == RequestBody.class && last == ResponseTransformer.class;
            default -> false;
        };
    }

    /// As the SDK calls the service.
    String serviceName() {
        return service.type().name();
    }

    String action() {
        return method.getName();
    }

    boolean takesBody() {
        return Arrays.asList(method.getParameterTypes()).contains(RequestBody.class);
    }

    /// A request to be filled.
    SdkPojo request() {
        try {
            return (SdkPojo) requestType.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(requestType + " has no builder", e);
        }
    }

    /// What came back.
    record Reply(SdkResponse response, Optional<byte[]> body) {}

    /// Calls the service; the call blocks. Exceptions are those of the SDK.
    Reply call(SdkPojo request, byte[] body) {
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(type -> argument(type, request, body))
                .toArray();
        try {
            Object returned = method.invoke(service.client(), arguments);
            return returned instanceof ResponseBytes<?> bytes
                    ? new Reply((SdkResponse) bytes.response(), Optional.of(bytes.asByteArray()))
                    : new Reply((SdkResponse) returned, Optional.empty());
        } catch (InvocationTargetException e) {
            throw thrown(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    /// Calls the service for a body that is read while it comes; the caller closes it.
    InputStream stream(SdkPojo request) {
        try {
            Method streaming = service.type().type().getMethod(method.getName(), requestType);
            return (InputStream) streaming.invoke(service.client(), ((Buildable) request).build());
        } catch (InvocationTargetException e) {
            throw thrown(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method + " does not stream", e);
        }
    }

    private static RuntimeException thrown(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
    }

    private static Object argument(Class<?> type, SdkPojo request, byte[] body) {
        if (type == RequestBody.class) {
            return RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(body), body.length, "text/plain; charset=UTF-8");
        }
        return type == ResponseTransformer.class ? ResponseTransformer.toBytes() : ((Buildable) request).build();
    }
}
