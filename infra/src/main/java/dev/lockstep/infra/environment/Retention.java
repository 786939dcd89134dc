package dev.lockstep.infra.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many days CloudWatch keeps a log group's events: one of the numbers it takes, no other.
public record Retention(int days) {

    private static final List<Integer> TAKEN = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    public Retention {
        if (!TAKEN.contains(days)) {
            throw new IllegalArgumentException("CloudWatch keeps no log for " + days + " days");
        }
    }

    static Optional<Retention> of(long days) {
        return TAKEN.stream()
                .filter(taken -> taken == days)
                .map(taken -> new Retention(taken))
                .findFirst();
    }

    static String expected() {
        return "a number of days that CloudWatch takes: "
                + TAKEN.stream().map(days -> days + "d").collect(Collectors.joining(", "));
    }
}
