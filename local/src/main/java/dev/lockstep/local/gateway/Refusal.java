package dev.lockstep.local.gateway;

import java.util.Optional;

/// Requests that reach no service. The error's name goes into a header and a JSON body, where every SDK looks for it.
enum Refusal {
    INVALID_URI(400, "InvalidURI"),
    FOREIGN_ORIGIN(403, "AccessDenied"),
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationToken"),
    INTERNAL_FAILURE(500, "InternalFailure"),
    SERVICE_NOT_LOCAL(501, "ServiceNotLocal");

    private final int status;
    private final String error;

    Refusal(int status, String error) {
        this.status = status;
        this.error = error;
    }

    Reply reply(String message) {
        String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
        String json = "{\"__type\":\"" + error + "\",\"message\":\"" + quoted + "\"}";
        return Reply.text(status, "application/x-amz-json-1.0", json).with("x-amzn-ErrorType", error);
    }

    static Optional<Reply> foreign(Request request) {
        if (request.header("Origin").isPresent()) {
            return Optional.of(
                    FOREIGN_ORIGIN.reply("the local cloud does not answer web pages (the request has an Origin)"));
        }
        String host = request.host();
        boolean ours = host.equals("127.0.0.1")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.endsWith(".localhost")
                || host.endsWith(".amazonaws.com");
        return ours ? Optional.empty() : Optional.of(FOREIGN_ORIGIN.reply("'" + host + "' is not this machine"));
    }
}
