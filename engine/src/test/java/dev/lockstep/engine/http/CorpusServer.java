package dev.lockstep.engine.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A server for the recorded corpus to be run against: `CorpusServer PORT [LAMBDA-ENDPOINT [STORE]]`. It runs until
/// it is ended.
final class CorpusServer {
    private CorpusServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        StepFunctionsServer.Options options = StepFunctionsServer.Options.onPort(Integer.parseInt(arguments[0]));
        if (arguments.length > 1) {
            options = options.withFunctions(new LambdaEndpoint(URI.create(arguments[1])));
        }
        if (arguments.length > 2) {
            Keeping keeping = Keeping.usual(Optional.of(Path.of(arguments[2])));
            options = options.withKeeping(keeping, System.err::println);
        }
        try (StepFunctionsServer server = StepFunctionsServer.start(options)) {
            System.out.println(server.endpoint());
            new CountDownLatch(1).await();
        }
    }
}
