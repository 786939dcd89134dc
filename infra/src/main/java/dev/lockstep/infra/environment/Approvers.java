package dev.lockstep.infra.environment;

import dev.lockstep.pipeline.Place;
import java.util.List;

/// Who is asked, or told, by a topic that pipelines name.
///
/// @param addresses of their mail; each is asked once by AWS whether it wants to be told
public record Approvers(Place place, String topic, List<String> addresses) {

    public Approvers {
        addresses = List.copyOf(addresses);
    }
}
