package dev.lockstep.local;

import java.util.Map;
import java.util.Optional;

/// What was asked of a service, as far as it decides whether AWS would have allowed it.
///
/// @param service by its name in the signature
/// @param path decoded, `/BUCKET/KEY` of S3
/// @param target the action, where the protocol names it in a header
/// @param source what S3 is to copy from
/// @param body empty for S3, whose bodies are data
public record Call(
        String service,
        String method,
        String path,
        Map<String, String> query,
        Optional<String> target,
        Optional<String> source,
        String body) {}
