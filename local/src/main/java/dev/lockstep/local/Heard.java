package dev.lockstep.local;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A service whose calls somebody hears of, each before it is answered.
record Heard(String name, Service service, Consumer<Call> listener) implements Service {

    @Override
    public Reply answer(Request request) throws IOException {
        if (name.equals("s3")) {
            listener.accept(call(request, ""));
            return service.answer(request);
        }
        var body = request.body().readAllBytes();
        listener.accept(call(request, new String(body, StandardCharsets.UTF_8)));
        return service.answer(with(request, new ByteArrayInputStream(body)));
    }

    private Call call(Request request, String body) {
        return new Call(
                name,
                request.method(),
                request.path(),
                request.query(),
                request.header("X-Amz-Target"),
                request.header("x-amz-copy-source"),
                body);
    }

    private static Request with(Request request, InputStream body) {
        return new Request(request.id(), request.method(), request.path(), request.query(), request.headers(), body);
    }

    @Override
    public void close() {
        service.close();
    }
}
