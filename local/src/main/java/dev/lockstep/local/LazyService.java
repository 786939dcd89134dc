package dev.lockstep.local;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.gateway.Service;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A service that opens at its first request: nobody waits for what a run does not use.
final class LazyService implements Service {

    private final Supplier<Service> opener;
    private @Nullable Service service;

    LazyService(Supplier<Service> opener) {
        this.opener = opener;
    }

    @Override
    public Reply answer(Request request) throws IOException {
        return opened().answer(request);
    }

    private synchronized Service opened() {
        Service known = service;
        if (known == null) {
            known = opener.get();
            service = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (service != null) {
            service.close();
        }
    }
}
