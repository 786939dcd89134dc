package dev.lockstep.local.s3;

import dev.lockstep.local.gateway.Reply;
import dev.lockstep.local.gateway.Request;
import dev.lockstep.local.s3.store.S3Failure;

/// XML on the wire.
final class Documents {

    private static final String TYPE = "application/xml";

    private Documents() {}

    static Reply xml(String document) {
        return Reply.text(200, TYPE, document);
    }

    /// S3's error document; a client that has the newest already, or asked for headers only, gets none.
    static Reply error(Request request, S3Failure failure) {
        int status = failure.error().status();
        if (status == 304) {
            return Reply.empty(status);
        }
        String document = XmlWriter.error(xml -> {
            xml.element("Code", failure.error().code());
            xml.element("Message", String.valueOf(failure.getMessage()));
            xml.element("Resource", request.path());
            xml.element("RequestId", request.id());
        });
        return Reply.text(status, TYPE, document);
    }
}
