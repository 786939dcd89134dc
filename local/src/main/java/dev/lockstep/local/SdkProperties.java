package dev.lockstep.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The system properties by which an AWS SDK in this JVM finds the local cloud, and what they were before.
record SdkProperties(Map<String, Optional<String>> before) {

    static SdkProperties set(URI endpoint, String region) {
        var values = new LinkedHashMap<String, String>();
        values.put("aws.endpointUrl", endpoint.toString());
        values.put("aws.region", region);
        values.put("aws.accessKeyId", "local");
        values.put("aws.secretAccessKey", "local");
        var before = new LinkedHashMap<String, Optional<String>>();
        values.forEach((name, value) -> before.put(name, Optional.ofNullable(System.setProperty(name, value))));
        return new SdkProperties(before);
    }

    void restore() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    }
}
