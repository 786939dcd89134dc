package dev.lockstep.pipeline.problem;

import dev.lockstep.pipeline.Place;
import dev.lockstep.pipeline.Problem;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with a file while it is read and checked.
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(Place place, String rule, String message) {
        found.add(new Problem(place, message, rule));
    }

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }
}
