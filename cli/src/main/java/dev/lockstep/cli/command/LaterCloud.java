package dev.lockstep.cli.command;

import dev.lockstep.engine.FunctionInvoker;
import dev.lockstep.local.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A local cloud that is still being started while clients are answered already: reading all pipelines of a project
/// takes longer than all else. Who calls a handler before it stands, waits for it.
final class LaterCloud implements AutoCloseable {
    private final CompletableFuture<LocalCloud> cloud = new CompletableFuture<>();

    private LaterCloud() {}

    /// @param failed told when it cannot be started; every call of a handler then fails for the same reason
    static LaterCloud start(Callable<LocalCloud> start, Consumer<Exception> failed) {
        var later = new LaterCloud();
        var _ = Thread.ofPlatform().daemon().name("lockstep-cloud-start").start(() -> {
            try {
                later.cloud.complete(start.call());
            } catch (Exception trouble) {
                later.cloud.completeExceptionally(trouble);
                failed.accept(trouble);
            }
        });
        return later;
    }

    FunctionInvoker functions() {
        return (functionArn, payload) ->
                cloud.thenCompose(started -> started.functions().invoke(functionArn, payload));
    }

    /// Nothing, when it could not be started.
    Map<String, URI> services() {
        return cloud.handle((started, trouble) -> trouble == null ? started.services() : Map.<String, URI>of())
                .join();
    }

    @Override
    public void close() throws IOException {
        if (cloud.handle((_, trouble) -> trouble == null).join()) {
            cloud.join().close();
        }
    }
}
