package dev.lockstep.engine.http;

import dev.lockstep.engine.StoreTrouble;
import dev.lockstep.engine.api.wire.ApiFailure;
import dev.lockstep.engine.api.wire.Reply;
import dev.lockstep.engine.value.InvalidJson;

/// A failure on its way out: the status and what the body says. The one place where a throwable becomes one.
record WireFailure(int status, String code, String reason) {
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    static WireFailure of(Throwable thrown) {
        return switch (thrown) {
            case ApiFailure failure -> new WireFailure(REFUSED, failure.code(), failure.reason());
            case InvalidJson invalid -> new WireFailure(REFUSED, "SerializationException", invalid.reason());
            case StoreTrouble trouble ->
                new WireFailure(BROKEN, "InternalFailure", String.valueOf(trouble.getMessage()));
            default -> new WireFailure(BROKEN, "InternalFailure", "The service failed: " + thrown);
        };
    }

    Object body() {
        return Reply.empty().with("__type", code).with("message", reason).members();
    }
}
