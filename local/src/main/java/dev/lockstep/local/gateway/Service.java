package dev.lockstep.local.gateway;

import java.io.IOException;

/// One AWS service: typed request in, reply out. Its own errors are replies in its own format.
@FunctionalInterface
public interface Service extends AutoCloseable {

    /// Answers one request.
    ///
    /// @throws IOException when the client's connection breaks; there is nobody left to answer then
    Reply answer(Request request) throws IOException;

    @Override
    default void close() {}
}
