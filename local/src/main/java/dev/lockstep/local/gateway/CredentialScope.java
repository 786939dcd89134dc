package dev.lockstep.local.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Who signed, for which day, region and service: `AKID/20261121/eu-central-1/s3/aws4_request`.
///
/// The signature itself is not checked: whoever reaches loopback may use the local cloud with any key.
record CredentialScope(String accessKeyId, String region, String service) {

    private static final Pattern FORM = Pattern.compile("([^/\\s,=]+)/\\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");

    /// From the Authorization header, or the query of a presigned address.
    static Optional<CredentialScope> of(Request request) {
        Optional<String> text = request.header("Authorization").or(() -> request.parameter("X-Amz-Credential"));
        return text.map(FORM::matcher).filter(Matcher::find).map(CredentialScope::matched);
    }

    private static CredentialScope matched(Matcher form) {
        return new CredentialScope(form.group(1), form.group(2), form.group(3));
    }
}
