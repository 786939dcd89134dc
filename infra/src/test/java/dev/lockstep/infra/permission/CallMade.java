package dev.lockstep.infra.permission;

import java.util.Map;

/// A call of a service, as IAM is asked about it.
///
/// @param context values of condition keys
public record CallMade(String owner, String action, String resource, Map<String, String> context) {

    public CallMade {
        context = Map.copyOf(context);
    }
}
