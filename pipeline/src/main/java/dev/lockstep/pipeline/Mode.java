package dev.lockstep.pipeline;

import java.util.List;

/// A named part of the pipeline: only its stages run. The mode `full` is there without being written.
public record Mode(Place place, String name, List<Reference> stages) {

    /// Every stage; what runs when no mode is asked for.
    public static final String FULL = "full";

    public Mode {
        stages = List.copyOf(stages);
    }

    public boolean holds(String stage) {
        return stages.stream().anyMatch(reference -> reference.name().equals(stage));
    }
}
